package dev.assay.finding.store;

import dev.assay.model.AccountId;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads which packages a resource holds, and which resources hold a package.
record HeldPackages(Connection connection, AccountId account) {
  private static final String BY_RESOURCE =
      """
      SELECT p.type, p.name, p.version, p.architecture, p.source_name, p.source_version,
        p.source_module, p.source_vendor, m.path, m.line, m.owner, m.relation, m.development,
        m.license, s.layer
      FROM resource_set rs
      JOIN package_set s ON s.account = rs.account AND s.id = rs.set_id
      JOIN package_set_member m ON m.account = s.account AND m.set_id = s.id
      JOIN package_version p ON p.account = m.account AND p.id = m.package_id
      WHERE rs.account = ? AND rs.resource_id = ?
      """;
  private static final String HOLDERS =
      """
      SELECT r.name FROM resource r
      WHERE r.account = ? AND r.gone IS NULL AND r.inventory IS NOT NULL AND r.id IN (
        SELECT rs.resource_id FROM resource_set rs
        WHERE rs.account = ? AND rs.set_id IN (
          SELECT m.set_id FROM package_set_member m
          JOIN package_version p ON p.account = m.account AND p.id = m.package_id
          WHERE p.account = ? AND (p.advisory_name = ANY (?)
            OR p.type = 'RPM' AND p.source_name = ANY (?))))
      """;
  private static final List<String> FORGET =
      List.of(
          """
          DELETE FROM package_set s WHERE s.account = ? AND NOT EXISTS (
            SELECT FROM resource_set rs WHERE rs.account = s.account AND rs.set_id = s.id)
          """,
          """
          DELETE FROM package_version p WHERE p.account = ? AND NOT EXISTS (
            SELECT FROM package_set_member m WHERE m.account = p.account AND m.package_id = p.id)
          """);

  /// In no order.
  List<InstalledPackage> of(long resource) throws SQLException {
    try (var select = connection.prepareStatement(BY_RESOURCE)) {
      select.setString(1, account.value());
      select.setLong(2, resource);
      List<InstalledPackage> all = new ArrayList<>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          all.add(installed(row));
        }
      }
      return all;
    }
  }

  /// Ids of the resources that hold a package of one of these names.
  ///
  /// @param names as [dev.assay.match.Matcher#advisoryNames] gives them
  Set<String> holders(Collection<String> names) throws SQLException {
    try (var select = connection.prepareStatement(HOLDERS)) {
      select.setString(1, account.value());
      select.setString(2, account.value());
      select.setString(3, account.value());
      Array wanted =
          connection.createArrayOf("text", names.stream().map(StoredText::write).toArray());
      select.setArray(4, wanted);
      select.setArray(5, wanted);
      Set<String> all = new HashSet<>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          all.add(row.getString(1));
        }
      }
      return all;
    }
  }

  /// Forgets what no resource holds any more. No scan may be at work in the account.
  void forgetUnheld() throws SQLException {
    for (String sql : FORGET) {
      try (var delete = connection.prepareStatement(sql)) {
        delete.setString(1, account.value());
        delete.executeUpdate();
      }
    }
  }

  private static InstalledPackage installed(ResultSet row) throws SQLException {
    return new InstalledPackage(
        PackageType.valueOf(row.getString("type")),
        text(row, "name"),
        text(row, "version"),
        text(row, "architecture"),
        new SourcePackage(
            text(row, "source_name"),
            text(row, "source_version"),
            text(row, "source_module"),
            text(row, "source_vendor")),
        new PackageLocation(text(row, "path"), row.getInt("line"), text(row, "layer")),
        text(row, "owner"),
        new Declaration(
            Declaration.Relation.valueOf(row.getString("relation")),
            row.getBoolean("development"),
            text(row, "license")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return StoredText.read(row.getString(column));
  }
}
