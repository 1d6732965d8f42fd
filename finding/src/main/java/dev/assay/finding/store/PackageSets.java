package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;

import dev.assay.finding.store.PackageGroups.Group;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes which packages a resource holds. What others hold too is there already and costs one
/// look; a resource whose packages are the same as before writes nothing.
///
/// Everything goes in the order of its hash, so that two scans that write the same sets wait for
/// each other and never for each other's rest.
final class PackageSets {
  private static final String OF_RESOURCE =
      """
      SELECT s.hash, s.id FROM resource_set rs
      JOIN package_set s ON s.account = rs.account AND s.id = rs.set_id
      WHERE rs.account = ? AND rs.resource_id = ?
      """;
  private static final String KNOWN =
      "SELECT hash, id FROM package_set WHERE account = ? AND hash = ANY (?)";
  private static final String PUT =
      """
      INSERT INTO package_set (account, hash, layer) VALUES (?, ?, ?)
      ON CONFLICT (account, hash) DO NOTHING RETURNING id
      """;
  private static final String PUT_MEMBERS =
      """
      INSERT INTO package_set_member (account, package_id, set_id, position, path, line, owner,
        relation, development, license)
      SELECT ?, u.package_id, ?, u.position, u.path, u.line, u.owner, u.relation, u.development,
        u.license
      FROM unnest(?::bigint[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::boolean[],
          ?::text[])
        AS u (package_id, position, path, line, owner, relation, development, license)
      """;
  private static final String LINK =
      """
      INSERT INTO resource_set (account, set_id, resource_id)
      SELECT ?, u, ? FROM unnest(?::bigint[]) u
      ON CONFLICT DO NOTHING
      """;
  private static final String UNLINK =
      "DELETE FROM resource_set WHERE account = ? AND resource_id = ? AND NOT set_id = ANY (?)";

  private final Connection connection;
  private final AccountId account;

  PackageSets(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// The transaction holds the resource's row.
  ///
  /// @param groups all of the resource's packages
  void put(long resource, SortedMap<String, Group> groups) throws SQLException {
    if (ofResource(resource).keySet().equals(groups.keySet())) {
      return;
    }
    Map<String, Long> known = known(groups.keySet());
    SortedMap<String, Group> missing = new TreeMap<>(groups);
    missing.keySet().removeAll(known.keySet());
    if (!missing.isEmpty()) {
      write(missing);
      known = known(groups.keySet());
    }
    link(resource, known.values());
  }

  private void write(SortedMap<String, Group> missing) throws SQLException {
    Map<String, Long> versions = new PackageVersions(connection, account).ids(missing.values());
    try (var put = connection.prepareStatement(PUT)) {
      for (var entry : missing.entrySet()) {
        put.setString(1, account.value());
        put.setBytes(2, ContentHash.bytes(entry.getKey()));
        put.setString(3, StoredText.write(entry.getValue().layer()));
        try (var row = put.executeQuery()) {
          // where another scan wrote the set meanwhile, its members are there too
          if (row.next()) {
            writeMembers(row.getLong(1), entry.getValue(), versions);
          }
        }
      }
    }
  }

  private void writeMembers(long set, Group group, Map<String, Long> versions) throws SQLException {
    int size = group.packages().size();
    var packages = new Long[size];
    var positions = new Integer[size];
    var paths = new String[size];
    var lines = new Integer[size];
    var owners = new String[size];
    var relations = new String[size];
    var development = new Boolean[size];
    var licenses = new String[size];
    for (int i = 0; i < size; i++) {
      var installed = group.packages().get(i);
      packages[i] = requireNonNull(versions.get(PackageGroups.hash(installed)));
      positions[i] = i;
      paths[i] = StoredText.write(installed.location().path());
      lines[i] = installed.location().line();
      owners[i] = StoredText.write(installed.owner());
      relations[i] = installed.declaration().relation().name();
      development[i] = installed.declaration().development();
      licenses[i] = StoredText.write(installed.declaration().license());
    }
    try (var put = connection.prepareStatement(PUT_MEMBERS)) {
      put.setString(1, account.value());
      put.setLong(2, set);
      put.setArray(3, connection.createArrayOf("bigint", packages));
      put.setArray(4, connection.createArrayOf("int", positions));
      put.setArray(5, connection.createArrayOf("text", paths));
      put.setArray(6, connection.createArrayOf("int", lines));
      put.setArray(7, connection.createArrayOf("text", owners));
      put.setArray(8, connection.createArrayOf("text", relations));
      put.setArray(9, connection.createArrayOf("boolean", development));
      put.setArray(10, connection.createArrayOf("text", licenses));
      put.executeUpdate();
    }
  }

  private void link(long resource, Collection<Long> sets) throws SQLException {
    var ids = connection.createArrayOf("bigint", new HashSet<>(sets).toArray());
    try (var unlink = connection.prepareStatement(UNLINK)) {
      unlink.setString(1, account.value());
      unlink.setLong(2, resource);
      unlink.setArray(3, ids);
      unlink.executeUpdate();
    }
    try (var link = connection.prepareStatement(LINK)) {
      link.setString(1, account.value());
      link.setLong(2, resource);
      link.setArray(3, ids);
      link.executeUpdate();
    }
  }

  private Map<String, Long> ofResource(long resource) throws SQLException {
    try (var select = connection.prepareStatement(OF_RESOURCE)) {
      select.setString(1, account.value());
      select.setLong(2, resource);
      return ids(select);
    }
  }

  private Map<String, Long> known(Collection<String> hashes) throws SQLException {
    try (var select = connection.prepareStatement(KNOWN)) {
      select.setString(1, account.value());
      select.setArray(2, ContentHash.array(connection, hashes));
      return ids(select);
    }
  }

  /// Ids by hash, of rows that have both in that order.
  static Map<String, Long> ids(PreparedStatement select) throws SQLException {
    Map<String, Long> ids = new HashMap<>();
    try (var row = select.executeQuery()) {
      while (row.next()) {
        ids.put(ContentHash.hex(row.getBytes(1)), row.getLong(2));
      }
    }
    return ids;
  }
}
