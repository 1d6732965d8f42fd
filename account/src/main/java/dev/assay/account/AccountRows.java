package dev.assay.account;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of all accounts, whoever asks.
final class AccountRows {
  /// Any number that nothing else in this database locks.
  private static final long ACCOUNTS_LOCK = 0x4153534159L;

  private AccountRows() {}

  /// The first one made, which manages the others.
  static Optional<AccountId> first(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT first_account()");
        var rows = statement.executeQuery()) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).map(AccountId::new);
    }
  }

  /// Every one, the first made first.
  static List<Account> all(Connection connection) throws SQLException {
    var accounts = new ArrayList<Account>();
    try (var statement =
            connection.prepareStatement("SELECT account, name, made FROM all_accounts()");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        accounts.add(
            new Account(
                new AccountId(rows.getString(1)),
                rows.getString(2),
                rows.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return accounts;
  }

  static boolean exists(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT FROM all_accounts() WHERE account = ?)")) {
      statement.setString(1, account.value());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /// Accounts are made, and change their standing, one after the other, at whatever server.
  static void lock(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      statement.setLong(1, ACCOUNTS_LOCK);
      statement.execute();
    }
  }
}
