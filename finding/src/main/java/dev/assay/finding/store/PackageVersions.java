package dev.assay.finding.store;

import dev.assay.finding.store.PackageGroups.Group;
import dev.assay.match.Matcher;
import dev.assay.model.AccountId;
import dev.assay.model.InstalledPackage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Versions of packages, each once in an account.
final class PackageVersions {
  private static final String PUT =
      """
      INSERT INTO package_version (account, hash, type, name, version, architecture, source_name,
        source_version, source_module, source_vendor, advisory_name)
      SELECT ?, u.* FROM unnest(?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[]) u
      ON CONFLICT (account, hash) DO NOTHING
      """;
  private static final String KNOWN =
      "SELECT hash, id FROM package_version WHERE account = ? AND hash = ANY (?)";
  private static final List<Function<InstalledPackage, String>> COLUMNS =
      List.of(
          installed -> installed.type().name(),
          InstalledPackage::name,
          InstalledPackage::version,
          InstalledPackage::architecture,
          installed -> installed.source().name(),
          installed -> installed.source().version(),
          installed -> installed.source().module(),
          installed -> installed.source().vendor(),
          Matcher::advisoryName);

  private final Connection connection;
  private final AccountId account;

  PackageVersions(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// Writes what is new.
  ///
  /// @return every package's row, by [PackageGroups#hash]
  Map<String, Long> ids(Collection<Group> groups) throws SQLException {
    SortedMap<String, InstalledPackage> byHash = new TreeMap<>();
    for (Group group : groups) {
      group.packages().forEach(it -> byHash.putIfAbsent(PackageGroups.hash(it), it));
    }
    SortedMap<String, InstalledPackage> missing = new TreeMap<>(byHash);
    missing.keySet().removeAll(known(byHash.keySet()).keySet());
    if (!missing.isEmpty()) {
      put(missing);
    }
    return known(byHash.keySet());
  }

  private void put(SortedMap<String, InstalledPackage> missing) throws SQLException {
    try (PreparedStatement put = connection.prepareStatement(PUT)) {
      put.setString(1, account.value());
      put.setArray(2, ContentHash.array(connection, missing.keySet()));
      int parameter = 3;
      for (Function<InstalledPackage, String> column : COLUMNS) {
        List<String> values = new ArrayList<>(missing.size());
        missing.values().forEach(it -> values.add(StoredText.write(column.apply(it))));
        put.setArray(parameter++, connection.createArrayOf("text", values.toArray()));
      }
      put.executeUpdate();
    }
  }

  private Map<String, Long> known(Collection<String> hashes) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setString(1, account.value());
      select.setArray(2, ContentHash.array(connection, hashes));
      return PackageSets.ids(select);
    }
  }
}
