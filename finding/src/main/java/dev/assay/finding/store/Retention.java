package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Forgets closed findings, and whatever only they referred to.
final class Retention {
  private static final String FORGET =
      """
      DELETE FROM finding f USING resource r
      WHERE f.account = ? AND r.account = f.account AND r.id = f.resource_id
        AND f.closed IS NOT NULL
        AND (f.closed < ? OR (r.gone IS NOT NULL AND f.closed < ?))
      """;
  private static final String FORGET_RESOURCES =
      """
      DELETE FROM resource r
      WHERE r.account = ? AND r.gone IS NOT NULL AND r.gone < ?
        AND NOT EXISTS (SELECT FROM finding f WHERE f.account = r.account AND f.resource_id = r.id)
      """;
  private static final String FORGET_DETAILS =
      """
      DELETE FROM detail d
      WHERE d.account = ?
        AND NOT EXISTS (SELECT FROM finding f WHERE f.account = d.account AND f.detail_id = d.id)
      """;

  /// Resources of one transaction: scans of the account wait for some seconds, not for all of it.
  private static final int BATCH = 200;

  private final Connection connection;
  private final AccountId account;

  Retention(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// @param fixedBefore findings closed before this go
  /// @param goneBefore findings closed before this go where their resource is gone
  int forget(OffsetDateTime fixedBefore, OffsetDateTime goneBefore) throws SQLException {
    int forgotten;
    try (var delete = connection.prepareStatement(FORGET)) {
      delete.setString(1, account.value());
      delete.setObject(2, fixedBefore);
      delete.setObject(3, goneBefore);
      forgotten = delete.executeUpdate();
    }
    try (var delete = connection.prepareStatement(FORGET_RESOURCES)) {
      delete.setString(1, account.value());
      delete.setObject(2, goneBefore);
      delete.executeUpdate();
    }
    if (forgotten > 0) {
      forgetDetails();
    }
    return forgotten;
  }

  /// How much went.
  record Forgotten(int resources, int findings) {}

  /// Some resources of a type go, whatever the state of their findings; none when all are gone.
  Forgotten forgetSome(String resourceType) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (var select =
        connection.prepareStatement(
            "SELECT id FROM resource WHERE account = ? AND type = ? ORDER BY id LIMIT ?")) {
      select.setString(1, account.value());
      select.setString(2, resourceType);
      select.setInt(3, BATCH);
      var rows = select.executeQuery();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    int findings = delete("DELETE FROM finding WHERE account = ? AND resource_id = ANY (?)", ids);
    int resources = delete("DELETE FROM resource WHERE account = ? AND id = ANY (?)", ids);
    return new Forgotten(resources, findings);
  }

  private int delete(String sql, List<Long> resources) throws SQLException {
    try (var delete = connection.prepareStatement(sql)) {
      delete.setString(1, account.value());
      delete.setArray(2, connection.createArrayOf("bigint", resources.toArray()));
      return delete.executeUpdate();
    }
  }

  /// What no finding says any more.
  void forgetDetails() throws SQLException {
    try (var delete = connection.prepareStatement(FORGET_DETAILS)) {
      delete.setString(1, account.value());
      delete.executeUpdate();
    }
  }
}
