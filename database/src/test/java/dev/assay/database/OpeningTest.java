package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.AccountId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What an operator reads who names a database that cannot be used, and what is enough.
final class OpeningTest {

  @Test
  void administratorsPreparationIsEnoughForAUserWithoutPowers() throws Exception {
    PostgresAddress address = TestDatabase.empty();
    administrate(
        "CREATE ROLE plain LOGIN PASSWORD 'plain'",
        "CREATE ROLE assay_app NOLOGIN",
        "CREATE ROLE assay_administrator NOLOGIN",
        "GRANT CREATE ON DATABASE " + name(address) + " TO plain",
        "GRANT assay_app, assay_administrator TO plain");
    PostgresAddress plain = address.as("plain", "plain");

    try (Database database = Database.open(new DatabaseLocation.External(plain))) {
      assertThat(
              database.<Integer>inTransaction(
                  new AccountId("111111111111"),
                  connection -> {
                    try (var statement = connection.createStatement();
                        var row = statement.executeQuery("SELECT count(*) FROM finding")) {
                      row.next();
                      return row.getInt(1);
                    }
                  }))
          .isZero();
    }
  }

  @Test
  void missingRightsAreNamedAsStatements() throws Exception {
    PostgresAddress address = TestDatabase.empty();
    administrate("CREATE ROLE powerless LOGIN PASSWORD 'p'");
    var location = new DatabaseLocation.External(address.as("powerless", "p"));

    assertThatThrownBy(() -> Database.open(location))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("GRANT CREATE ON DATABASE " + name(address) + " TO powerless")
        .hasMessageContaining("GRANT assay_app TO powerless")
        .hasMessageContaining("GRANT assay_administrator TO powerless");
  }

  @Test
  void wrongPasswordIsSaidWithTheSettingsToCheck() throws Exception {
    PostgresAddress address = TestDatabase.empty();
    administrate("CREATE ROLE someone LOGIN PASSWORD 'right'");
    var location = new DatabaseLocation.External(address.as("someone", "wr0ng"));

    assertThatThrownBy(() -> Database.open(location))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(address.place())
        .hasMessageContaining("database-password")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void databaseThatIsNotThereIsSaid() throws Exception {
    var location = new DatabaseLocation.External(TestDatabase.empty().in("nowhere"));

    assertThatThrownBy(() -> Database.open(location))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("CREATE DATABASE");
  }

  @Test
  void hostThatDoesNotAnswerIsSaid() throws Exception {
    int unused;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    var address = PostgresAddress.parse("postgresql://127.0.0.1:" + unused + "/assay");

    assertThatThrownBy(() -> Database.open(new DatabaseLocation.External(address)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("127.0.0.1:" + unused + "/assay cannot be reached");
  }

  @Test
  void olderServersAreRefused() {
    assertThatThrownBy(() -> ServerVersion.require(14, "PostgreSQL 14.11"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "PostgreSQL 15 or newer is needed; the server that database-url names is"
                + " PostgreSQL 14.11");
    ServerVersion.require(15, "PostgreSQL 15.0");
  }

  private static String name(PostgresAddress address) {
    return address.place().substring(address.place().indexOf('/') + 1);
  }

  /// Roles belong to the whole server: an earlier test may have made one.
  private static void administrate(String... statements) throws SQLException {
    try (Connection connection = TestDatabase.administrator()) {
      for (String sql : statements) {
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
        } catch (SQLException failure) {
          assertThat(failure.getSQLState()).isEqualTo("42710"); // duplicate_object
        }
      }
    }
  }
}
