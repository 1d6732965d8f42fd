package dev.assay.finding.store;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;

/// Keeps a change of suppression rules and the scans of the accounts that they hold for apart, so
/// that no finding is written under rules that are no longer true. Scans run side by side.
///
/// A member's scan takes the lock of its administrator too, whose rules it is held to: so a
/// change of these waits for one lock and not for one of every member.
///
/// A transaction takes the lock before it reads rules or findings and holds it until it ends.
public final class AccountLock {
  // Locks are numbers that everyone on the server shares: three letters, then the account's digits.
  private static final long NAMESPACE = 0x415359L << 40;

  private static final String SHARED = "SELECT pg_advisory_xact_lock_shared(?)";

  private AccountLock() {}

  /// Waits until no rule that the account is held to is changing.
  public static void forScan(Connection connection, AccountId account) throws SQLException {
    take(connection, SHARED, account);
    shareAdministrators(connection, account);
  }

  /// Waits until neither scans of the account, or of its members, nor other changes are at work.
  static void forRuleChange(Connection connection, AccountId account) throws SQLException {
    take(connection, "SELECT pg_advisory_xact_lock(?)", account);
    // its administrator changes the same findings: two that write them in another order would meet
    shareAdministrators(connection, account);
  }

  /// Always behind the account's own, so that nobody waits in a circle. Who becomes a member
  /// meanwhile is judged anew behind this transaction: [dev.assay.finding.FilterStore#reapply].
  private static void shareAdministrators(Connection connection, AccountId account)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT administrator_of(?)")) {
      statement.setString(1, account.value());
      try (var row = statement.executeQuery()) {
        row.next();
        String administrator = row.getString(1);
        if (administrator != null) {
          take(connection, SHARED, new AccountId(administrator));
        }
      }
    }
  }

  private static void take(Connection connection, String sql, AccountId account)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, NAMESPACE | Long.parseLong(account.value()));
      statement.execute();
    }
  }
}
