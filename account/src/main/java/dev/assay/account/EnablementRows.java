package dev.assay.account;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;

/// Enablement as rows of one account's transaction.
final class EnablementRows {
  private EnablementRows() {}

  static Enablement read(Connection connection, AccountId account) throws SQLException {
    Map<ScanKind, EnablementStatus> statuses = new EnumMap<>(ScanKind.class);
    try (var statement = connection.prepareStatement("SELECT kind, status FROM enablement");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        statuses.put(
            ScanKind.valueOf(rows.getString(1)), EnablementStatus.valueOf(rows.getString(2)));
      }
    }
    return new Enablement(account, statuses);
  }

  /// Rows that already say so are left alone.
  static void write(Connection connection, Enablement enablement, OffsetDateTime now)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO enablement AS e (account, kind, status, updated, first_on)
            VALUES (?, ?, ?, ?, CASE WHEN ? THEN ?::timestamptz END)
            ON CONFLICT (account, kind) DO UPDATE
              SET status = EXCLUDED.status, updated = EXCLUDED.updated,
                first_on = coalesce(e.first_on, EXCLUDED.first_on)
              WHERE e.status IS DISTINCT FROM EXCLUDED.status
            """)) {
      for (var entry : enablement.statuses().entrySet()) {
        statement.setString(1, enablement.account().value());
        statement.setString(2, entry.getKey().name());
        statement.setString(3, entry.getValue().name());
        statement.setObject(4, now);
        statement.setBoolean(5, entry.getValue() == EnablementStatus.ENABLED);
        statement.setObject(6, now);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// When each kind was switched on for the first time.
  static Map<ScanKind, Instant> firstOn(Connection connection) throws SQLException {
    Map<ScanKind, Instant> times = new EnumMap<>(ScanKind.class);
    try (var statement =
            connection.prepareStatement(
                "SELECT kind, first_on FROM enablement WHERE first_on IS NOT NULL");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        times.put(
            ScanKind.valueOf(rows.getString(1)),
            rows.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    return times;
  }

  /// Waits for whoever else is changing the account's settings.
  ///
  /// @return whether there is such an account
  static boolean lock(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT 1 FROM account WHERE account = ? FOR UPDATE")) {
      statement.setString(1, account.value());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
