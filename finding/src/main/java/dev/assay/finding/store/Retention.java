package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

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
      try (var delete = connection.prepareStatement(FORGET_DETAILS)) {
        delete.setString(1, account.value());
        delete.executeUpdate();
      }
    }
    return forgotten;
  }
}
