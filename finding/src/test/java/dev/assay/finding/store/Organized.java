package dev.assay.finding.store;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.sql.SQLException;

/// Three accounts: a delegated administrator, its member, and a stranger.
final class Organized {
  static final AccountId ADMINISTRATOR = new AccountId("111111111111");
  static final AccountId MEMBER = new AccountId("222222222222");
  static final AccountId STRANGER = new AccountId("333333333333");

  private Organized() {}

  /// A database with the accounts and no findings.
  static Database fresh() throws SQLException {
    var database = TestDatabase.fresh();
    execute(
        database,
        "INSERT INTO account (account, made) VALUES ('111111111111', now()),"
            + " ('222222222222', now()), ('333333333333', now())");
    execute(database, "UPDATE organization SET administrator = '111111111111'");
    execute(database, "INSERT INTO member VALUES ('222222222222', 'ENABLED', now())");
    return database;
  }

  /// Runs a statement as nobody in particular, who may do everything.
  static void execute(Database database, String sql) {
    database.<Integer>inTransaction(
        ADMINISTRATOR,
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("RESET ROLE");
            return statement.executeUpdate(sql);
          }
        });
  }
}
