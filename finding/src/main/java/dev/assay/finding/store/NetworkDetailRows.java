package dev.assay.finding.store;

import dev.assay.finding.NetworkFinding;
import dev.assay.finding.NetworkPath.Step;
import dev.assay.finding.NetworkResult;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Paths of network findings, one row for each content, many in one statement.
final class NetworkDetailRows {
  private static final String PUT =
      """
      INSERT INTO detail (account, type, hash, title, source, vendor_severity, fix_available,
        source_url, protocol, first_port, last_port, component_ids, component_types, path)
      SELECT ?, 'NETWORK_REACHABILITY', u.hash, u.title, '', '', '', '', u.protocol, u.first_port,
        u.last_port, string_to_array(u.ids, ' '), string_to_array(u.types, ' '), u.path
      FROM unnest(?::bytea[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
          ?::text[])
        AS u (hash, title, protocol, first_port, last_port, ids, types, path)
      ON CONFLICT (account, hash) DO NOTHING
      """;
  private static final String IDS =
      "SELECT hash, id FROM detail WHERE account = ? AND hash = ANY (?)";

  private final Connection connection;
  private final AccountId account;

  NetworkDetailRows(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// Writes what is new.
  ///
  /// @return the row of each finding's details, by [#hash]
  Map<String, Long> ids(List<NetworkResult> results) throws SQLException {
    // in the order of hashes, so that two that write the same rows wait only once
    var byHash = new TreeMap<String, NetworkFinding>();
    for (NetworkResult result : results) {
      result.findings().forEach(finding -> byHash.put(hash(finding), finding));
    }
    if (byHash.isEmpty()) {
      return Map.of();
    }
    var known = rows(byHash.keySet());
    var missing = new ArrayList<Map.Entry<String, NetworkFinding>>();
    for (var entry : byHash.entrySet()) {
      if (!known.containsKey(entry.getKey())) {
        missing.add(entry);
      }
    }
    if (missing.isEmpty()) {
      return known;
    }
    put(missing);
    return rows(byHash.keySet());
  }

  private void put(List<Map.Entry<String, NetworkFinding>> missing) throws SQLException {
    try (var put = connection.prepareStatement(PUT)) {
      put.setString(1, account.value());
      put.setArray(
          2, ContentHash.array(connection, missing.stream().map(Map.Entry::getKey).toList()));
      List<NetworkFinding> findings = missing.stream().map(Map.Entry::getValue).toList();
      array(put, 3, "text", findings, NetworkFinding::title);
      array(put, 4, "text", findings, it -> it.ports().transport().name());
      array(put, 5, "int", findings, it -> it.ports().first());
      array(put, 6, "int", findings, it -> it.ports().last());
      array(put, 7, "text", findings, it -> joined(it, Step::componentId));
      array(put, 8, "text", findings, it -> joined(it, Step::componentType));
      array(put, 9, "text", findings, it -> PathJson.write(it.path(), it.evidence()));
      put.executeUpdate();
    }
  }

  private Map<String, Long> rows(Collection<String> hashes) throws SQLException {
    try (var select = connection.prepareStatement(IDS)) {
      select.setString(1, account.value());
      select.setArray(2, ContentHash.array(connection, hashes));
      return PackageSets.ids(select);
    }
  }

  /// Over everything a row holds.
  static String hash(NetworkFinding finding) {
    return new ContentHash()
        .add("network path")
        .add(finding.title())
        .add(finding.subject())
        .add(PathJson.write(finding.path(), finding.evidence()))
        .hex();
  }

  /// Ids and types have no spaces: AWS's resource ids and ARNs do not.
  private static String joined(NetworkFinding finding, Function<Step, String> part) {
    return String.join(
        " ",
        finding.path().steps().stream()
            .map(step -> VulnerabilityRows.storable(part.apply(step)).replace(' ', '_'))
            .toList());
  }

  private void array(
      PreparedStatement put,
      int parameter,
      String type,
      List<NetworkFinding> findings,
      Function<NetworkFinding, Object> value)
      throws SQLException {
    put.setArray(parameter, connection.createArrayOf(type, findings.stream().map(value).toArray()));
  }
}
