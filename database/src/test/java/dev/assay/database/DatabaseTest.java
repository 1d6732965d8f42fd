package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
  private static final AccountId ONE = new AccountId("111111111111");
  private static final AccountId OTHER = new AccountId("222222222222");

  @Test
  void noStatementSeesAnotherAccountsRows() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      insert(database, ONE);
      insert(database, OTHER);
      assertThat(database.<Integer>inTransaction(ONE, DatabaseTest::count)).isEqualTo(1);
      assertThat(
              database.<Integer>inTransaction(
                  ONE,
                  connection -> {
                    try (var all = connection.createStatement()) {
                      return all.executeUpdate("DELETE FROM detail");
                    }
                  }))
          .isEqualTo(1);
      assertThat(database.<Integer>inTransaction(OTHER, DatabaseTest::count)).isEqualTo(1);
    }
  }

  @Test
  void failureLeavesNothingBehind() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      ONE,
                      connection -> {
                        insert(connection, ONE);
                        throw new IllegalStateException("in the middle");
                      }))
          .hasMessage("in the middle");
      assertThat(database.<Integer>inTransaction(ONE, DatabaseTest::count)).isZero();
    }
  }

  @Test
  void aQueryThatTakesTooLongIsEndedAndNoneAfterIt() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertThatThrownBy(
              () ->
                  database.reading(
                      ONE, Duration.ofMillis(50), (connection, scope) -> sleep(connection, 30)))
          .isInstanceOfSatisfying(
              SlowQueryException.class, slow -> assertThat(slow.advice()).contains("ask for less"));
      assertThat(database.<Boolean>reading(ONE, (connection, scope) -> sleep(connection, 0.2)))
          .isTrue();
      assertThat(database.<Boolean>inTransaction(ONE, connection -> sleep(connection, 0.2)))
          .isTrue();
    }
  }

  @Test
  void aLimitBeyondPostgresOwnIsNone() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertThat(
              database.<Boolean>reading(
                  ONE, Duration.ofDays(1_000_000), (connection, scope) -> sleep(connection, 0)))
          .isTrue();
    }
  }

  @Test
  void settingsOfASessionOutliveAFailureInItsFirstTransaction() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      ONE,
                      connection -> {
                        throw new IllegalStateException("at once");
                      }))
          .hasMessage("at once");
      assertThat(database.<String>inTransaction(ONE, DatabaseTest::planning))
          .isEqualTo("force_custom_plan");
    }
  }

  private static String planning(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW plan_cache_mode")) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean sleep(Connection connection, double seconds) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT pg_sleep(?)")) {
      statement.setDouble(1, seconds);
      return statement.execute();
    }
  }

  private static void insert(Database database, AccountId account) {
    database.<Integer>inTransaction(account, connection -> insert(connection, account));
  }

  private static int insert(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO detail (account, hash, title, source, vendor_severity, fix_available,"
                + " source_url) VALUES (?, '\\x00', 't', 'NVD', '', 'NO', '')")) {
      statement.setString(1, account.value());
      return statement.executeUpdate();
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM detail")) {
      row.next();
      return row.getInt(1);
    }
  }
}
