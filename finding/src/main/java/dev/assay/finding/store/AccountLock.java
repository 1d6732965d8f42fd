package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;

/// Keeps a change of an account's suppression rules and its scans apart, so that no finding is
/// written under rules that are no longer true. Scans of one account run side by side.
///
/// A transaction takes the lock before it reads rules or findings and holds it until it ends.
public final class AccountLock {
  // Locks are numbers that everyone on the server shares: three letters, then the account's digits.
  private static final long NAMESPACE = 0x415359L << 40;

  private AccountLock() {}

  /// Waits until no rule of the account is changing.
  public static void forScan(Connection connection, AccountId account) throws SQLException {
    take(connection, "SELECT pg_advisory_xact_lock_shared(?)", account);
  }

  /// Waits until neither scans nor other changes are at work in the account.
  static void forRuleChange(Connection connection, AccountId account) throws SQLException {
    take(connection, "SELECT pg_advisory_xact_lock(?)", account);
  }

  private static void take(Connection connection, String sql, AccountId account)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, NAMESPACE | Long.parseLong(account.value()));
      statement.execute();
    }
  }
}
