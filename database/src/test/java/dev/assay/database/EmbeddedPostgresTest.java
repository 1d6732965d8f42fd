package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
  @TempDir Path folder;

  @Test
  void rowsAreThereAfterACleanRestart() throws Exception {
    try (var server = EmbeddedPostgres.start(folder)) {
      execute(server, "CREATE TABLE kept AS SELECT 7 AS n");
    }
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(number(server, "SELECT n FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void everythingCommittedSurvivesKillingTheServerInTheMiddleOfALoad() throws Exception {
    int committed = 0;
    try (var server = EmbeddedPostgres.start(folder)) {
      execute(server, "CREATE TABLE load (n int PRIMARY KEY)");
      try (Connection connection = connect(server);
          var insert = connection.createStatement()) {
        for (; committed < 200; committed++) {
          insert.execute("INSERT INTO load VALUES (" + committed + ")");
        }
        connection.setAutoCommit(false);
        insert.execute("INSERT INTO load SELECT generate_series(1000, 2000)");
        killPostmaster();
      } catch (SQLException connectionLost) {
        assertThat(connectionLost.getMessage()).isNotEmpty();
      }
    }
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(number(server, "SELECT count(*)::int FROM load")).isEqualTo(committed);
    }
  }

  @Test
  void serverThatIsKilledIsStartedAgainAndTheDatabaseGoesOn() throws Exception {
    try (Database database = Database.open(new DatabaseLocation.Embedded(folder))) {
      assertThat(answer(database)).isEqualTo(1);
      killPostmaster();
      // Connections of before are broken: the pool waits for the server to be there again.
      for (int attempt = 0; ; attempt++) {
        try {
          assertThat(answer(database)).isEqualTo(1);
          break;
        } catch (StoreAwayException away) {
          assertThat(away.retryAfter()).isPositive();
          assertThat(attempt).isLessThan(20);
        }
      }
    }
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(number(server, "SELECT 1")).isEqualTo(1);
    }
  }

  private static int answer(Database database) {
    return database.<Integer>inTransaction(
        new AccountId("111111111111"),
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("SELECT 1")) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  @Test
  void dataBelongsToAUserWithoutPowersWhereThatUserCanReachTheFolder() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(text(server, "SHOW fsync")).isEqualTo("on");
      assertThat(Files.getAttribute(folder.resolve("data"), "unix:uid")).isNotEqualTo(0);
    }
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(text(server, "SHOW jit")).isEqualTo("off");
    }
  }

  @Test
  void serverThatOutlivedACrashIsStoppedAndReplaced() throws Exception {
    var survivor = EmbeddedPostgres.start(folder);
    execute(survivor, "CREATE TABLE kept AS SELECT 7 AS n");
    survivor.forget();
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(server.jdbcUrl()).isNotEqualTo(survivor.jdbcUrl());
      assertThat(number(server, "SELECT n FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void secondServerOnOneFolderIsRefused() throws Exception {
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThat(server.user()).isEqualTo("postgres");
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another server is using the data folder");
    }
  }

  @Test
  void passwordIsNeededAndNobodyElseCanReadIt() throws Exception {
    try (var server = EmbeddedPostgres.start(folder)) {
      assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(text(server, "SHOW fsync")).isEqualTo("on");
    }
  }

  private void killPostmaster() throws IOException {
    long pid = Long.parseLong(PostmasterFile.read(folder.resolve("data")).lines().getFirst());
    assertThat(ProcessHandle.of(pid)).hasValueSatisfying(ProcessHandle::destroyForcibly);
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(EmbeddedPostgres server, String sql) throws SQLException {
    return Integer.parseInt(text(server, sql));
  }

  private static String text(EmbeddedPostgres server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
