package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.PackageFinding;
import dev.assay.finding.PackageParts;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Texts and packages of findings, kept once for all findings that share them: a thousand hosts
/// with the same package have one row.
final class DetailRows {
  private static final String PUT =
      """
      INSERT INTO detail (account, hash, title, rating, source, vendor_severity, fix_available,
        source_url)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, hash) DO NOTHING
      """;
  private static final String PUT_PACKAGE =
      """
      INSERT INTO detail_package (account, detail_id, position, name, version, epoch, release, arch,
        manager, path, layer, fixed, remedy)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;
  private final AccountId account;

  DetailRows(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// Writes what is new.
  ///
  /// @return the row of each finding's details, by vulnerability
  Map<String, Long> ids(List<PackageFinding> findings) throws SQLException {
    var byHash = new TreeMap<String, PackageFinding>();
    var hashes = new HashMap<String, String>();
    for (PackageFinding finding : findings) {
      var hash = hash(finding);
      byHash.put(hash, finding);
      hashes.put(VulnerabilityRows.storable(finding.vulnerability().id()), hash);
    }
    if (byHash.isEmpty()) {
      return Map.of();
    }
    var known = rows(byHash);
    putMissing(byHash, known);
    var rows = rows(byHash);
    putPackages(byHash, known, rows);
    var ids = new HashMap<String, Long>();
    hashes.forEach((vulnerability, hash) -> ids.put(vulnerability, rows.get(hash)));
    return ids;
  }

  private void putMissing(Map<String, PackageFinding> byHash, Map<String, Long> known)
      throws SQLException {
    try (var put = connection.prepareStatement(PUT)) {
      for (var entry : byHash.entrySet()) {
        if (!known.containsKey(entry.getKey())) {
          fill(put, entry.getKey(), entry.getValue());
          put.addBatch();
        }
      }
      put.executeBatch();
    }
  }

  private void fill(PreparedStatement put, String hash, PackageFinding finding)
      throws SQLException {
    put.setString(1, account.value());
    put.setBytes(2, ContentHash.bytes(hash));
    put.setString(3, VulnerabilityRows.storable(finding.title()));
    put.setString(
        4,
        switch (finding.score()) {
          case Score.Rated rated -> VulnerabilityRows.RatingText.write(rated.rating());
          case Score.Unrated unrated -> null;
        });
    put.setString(5, finding.source());
    put.setString(6, VulnerabilityRows.storable(finding.vendorSeverity()));
    put.setString(7, finding.fixAvailability().name());
    put.setString(8, sourceUrl(finding));
  }

  /// Another transaction may have written a row between the two looks; then its packages are there.
  private void putPackages(
      Map<String, PackageFinding> byHash, Map<String, Long> known, Map<String, Long> rows)
      throws SQLException {
    try (var put = connection.prepareStatement(PUT_PACKAGE + " ON CONFLICT DO NOTHING")) {
      for (var entry : byHash.entrySet()) {
        if (known.containsKey(entry.getKey())) {
          continue;
        }
        int position = 0;
        for (VulnerablePackage one : entry.getValue().packages()) {
          fill(put, requireNonNull(rows.get(entry.getKey())), position++, one);
          put.addBatch();
        }
      }
      put.executeBatch();
    }
  }

  private void fill(PreparedStatement put, long detail, int position, VulnerablePackage one)
      throws SQLException {
    var installed = one.installed();
    var parts = PackageParts.of(installed);
    put.setString(1, account.value());
    put.setLong(2, detail);
    put.setInt(3, position);
    put.setString(4, VulnerabilityRows.storable(installed.name()));
    put.setString(5, VulnerabilityRows.storable(parts.version()));
    put.setInt(6, parts.epoch());
    put.setString(7, VulnerabilityRows.storable(parts.release()));
    put.setString(8, VulnerabilityRows.storable(installed.architecture()));
    put.setString(9, parts.manager());
    put.setString(10, VulnerabilityRows.storable(installed.location().path()));
    put.setString(11, installed.location().layer());
    put.setString(12, VulnerabilityRows.storable(fixed(one)));
    put.setString(13, one.remediation());
  }

  private Map<String, Long> rows(Map<String, PackageFinding> byHash) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT hash, id FROM detail WHERE account = ? AND hash = ANY (?)")) {
      select.setString(1, account.value());
      select.setArray(2, ContentHash.array(connection, byHash.keySet()));
      return PackageSets.ids(select);
    }
  }

  private static String fixed(VulnerablePackage one) {
    return switch (one.verdict().fix()) {
      case Fix.Upgrade(var version) -> version;
      case Fix.None none -> "";
    };
  }

  private static String sourceUrl(PackageFinding finding) {
    return finding.packages().getFirst().verdict().statement().url();
  }

  /// Over everything a row and its packages hold.
  private static String hash(PackageFinding finding) {
    var hash =
        new ContentHash()
            .add(finding.title())
            .add(finding.score().toString())
            .add(finding.source())
            .add(finding.vendorSeverity())
            .add(finding.fixAvailability().name())
            .add(sourceUrl(finding));
    for (VulnerablePackage one : finding.packages()) {
      var installed = one.installed();
      hash.add(installed.type().name())
          .add(installed.name())
          .add(installed.version())
          .add(installed.architecture())
          .add(installed.location().path())
          .add(installed.location().layer())
          .add(fixed(one))
          .add(one.remediation());
    }
    return hash.hex();
  }
}
