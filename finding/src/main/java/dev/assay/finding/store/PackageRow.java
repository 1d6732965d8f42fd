package dev.assay.finding.store;

import static dev.assay.finding.store.RowSet.text;

import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.finding.StoredFinding.Version;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A package of a finding's detail as the table keeps it.
record PackageRow(long detail, StoredPackage stored) {
  static final String SQL =
      """
      SELECT detail_id, name, version, epoch, release, arch, manager, path, layer, fixed, remedy
      FROM detail_package WHERE account = ? AND detail_id = ANY (?)
      ORDER BY detail_id, position""";

  static PackageRow read(ResultSet row) throws SQLException {
    return new PackageRow(
        row.getLong("detail_id"),
        new StoredPackage(
            new Version(row.getInt("epoch"), text(row, "version"), text(row, "release")),
            text(row, "name"),
            text(row, "arch"),
            text(row, "manager"),
            text(row, "path"),
            text(row, "layer"),
            text(row, "fixed"),
            text(row, "remedy")));
  }
}
