package dev.assay.finding.store;

import static java.util.stream.Collectors.toMap;

import dev.assay.finding.InternetReach;
import dev.assay.finding.NetworkResult;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Instances of networks as rows, many in one statement. What scans of packages know of the same
/// instances is left alone.
final class MachineRows {
  private static final String HELD =
      """
      SELECT id, name, region, scanned, internet FROM resource
      WHERE account = ? AND name = ANY (?) ORDER BY id FOR UPDATE
      """;
  private static final String PUT =
      """
      INSERT INTO resource (account, name, type, region, platform, tags, scanned,
        host_name, instance_type, image_id, vpc_id, subnet_id, ipv4, ipv6, in_network, internet)
      SELECT ?, u.name, 'AWS_EC2_INSTANCE', u.region, '', u.tags::jsonb, ?, u.host, u.type, u.image,
        u.vpc, u.subnet, string_to_array(nullif(u.ipv4, ''), ' '),
        string_to_array(nullif(u.ipv6, ''), ' '), true, u.internet
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[])
        AS u (name, region, tags, type, image, vpc, subnet, ipv4, ipv6, internet, host)
      ON CONFLICT (account, name) DO UPDATE SET
        region = excluded.region, tags = excluded.tags,
        scanned = greatest(resource.scanned, excluded.scanned), gone = NULL,
        instance_type = excluded.instance_type, image_id = excluded.image_id,
        vpc_id = excluded.vpc_id, subnet_id = excluded.subnet_id, ipv4 = excluded.ipv4,
        ipv6 = excluded.ipv6, in_network = true, internet = excluded.internet,
        host_name = coalesce(nullif(resource.host_name, ''), excluded.host_name)
      RETURNING id, name, region
      """;
  private static final String IN_NETWORKS =
      "SELECT name FROM resource WHERE account = ? AND in_network";
  private static final String LEAVE =
      """
      UPDATE resource SET in_network = false, internet = 'UNKNOWN',
        gone = CASE WHEN inventory IS NOT NULL THEN gone ELSE ? END
      WHERE account = ? AND id = ANY (?)
      """;

  private final Connection connection;
  private final AccountId account;

  MachineRows(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// Rows of known instances, held until the transaction ends.
  Map<String, ResourceRows.Row> held(Collection<String> names) throws SQLException {
    return new RowSet(connection, account)
            .byTexts(
                HELD,
                names,
                row ->
                    new ResourceRows.Row(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getObject("scanned", OffsetDateTime.class),
                        InternetReach.valueOf(row.getString("internet"))))
            .stream()
            .collect(toMap(ResourceRows.Row::name, row -> row));
  }

  /// Writes instances, whose rows the transaction then holds.
  ///
  /// @param before what [#held] gave
  /// @return the rows, with the reach that is written
  Map<String, ResourceRows.Row> put(
      List<NetworkResult> results, Map<String, ResourceRows.Row> before, OffsetDateTime now)
      throws SQLException {
    try (var put = connection.prepareStatement(PUT)) {
      put.setString(1, account.value());
      put.setObject(2, now);
      texts(put, 3, results, it -> it.resource().identity().id());
      texts(put, 4, results, it -> it.resource().identity().region());
      texts(put, 5, results, it -> TagJson.write(it.resource().identity().tags()));
      texts(put, 6, results, it -> machine(it).type());
      texts(put, 7, results, it -> machine(it).image());
      texts(put, 8, results, it -> machine(it).vpc());
      texts(put, 9, results, it -> machine(it).subnet());
      texts(put, 10, results, it -> String.join(" ", machine(it).ipv4Addresses()));
      texts(put, 11, results, it -> String.join(" ", machine(it).ipv6Addresses()));
      texts(put, 12, results, it -> it.internet().name());
      texts(put, 13, results, it -> it.resource().hostName());
      Map<String, InternetReach> internet =
          results.stream()
              .collect(toMap(it -> it.resource().identity().id(), NetworkResult::internet));
      var rows = new LinkedHashMap<String, ResourceRows.Row>();
      try (var row = put.executeQuery()) {
        while (row.next()) {
          var name = row.getString(2);
          var known = before.get(name);
          rows.put(
              name,
              new ResourceRows.Row(
                  row.getLong(1),
                  name,
                  row.getString(3),
                  known == null ? now : known.scannedBefore(),
                  internet.getOrDefault(name, InternetReach.UNKNOWN)));
        }
      }
      return rows;
    }
  }

  /// Names of those that networks have.
  Set<String> inNetworks() throws SQLException {
    try (var select = connection.prepareStatement(IN_NETWORKS)) {
      select.setString(1, account.value());
      var names = new TreeSet<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    }
  }

  /// No network has them any more; those without an inventory are gone.
  void leave(Collection<Long> resources, OffsetDateTime now) throws SQLException {
    try (var update = connection.prepareStatement(LEAVE)) {
      update.setObject(1, now);
      update.setString(2, account.value());
      update.setArray(3, connection.createArrayOf("bigint", resources.toArray()));
      update.executeUpdate();
    }
  }

  private static ScannedResource.Machine machine(NetworkResult result) {
    return result.resource().machine();
  }

  private void texts(
      PreparedStatement put,
      int parameter,
      List<NetworkResult> results,
      Function<NetworkResult, String> text)
      throws SQLException {
    put.setArray(
        parameter,
        connection.createArrayOf(
            "text",
            results.stream().map(text).map(VulnerabilityRows::storable).toArray(String[]::new)));
  }
}
