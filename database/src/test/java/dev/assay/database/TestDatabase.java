package dev.assay.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One server for a test run, one fresh database for each caller.
///
/// The server is an embedded one, or the one that `ASSAY_TEST_DATABASE_URL` names: its user must be
/// allowed to make databases and roles, and the databases stay.
public final class TestDatabase {
  private static final String EXTERNAL =
      System.getenv().getOrDefault("ASSAY_TEST_DATABASE_URL", "");

  /// Test runs share an external server.
  private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /// A database with the schema and no rows.
  public static Database fresh() throws SQLException {
    return open(made(" TEMPLATE " + Shared.TEMPLATE));
  }

  /// An empty database.
  static PostgresAddress empty() throws SQLException {
    return made("");
  }

  /// The server's own database, as its administrator.
  static Connection administrator() throws SQLException {
    return new ServerConnections(() -> Shared.SERVER).getConnection();
  }

  private static PostgresAddress made(String template) throws SQLException {
    String name = PREFIX + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + template);
    return Shared.SERVER.in(name);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = administrator();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Database open(PostgresAddress address) {
    return Database.open(() -> address, () -> {});
  }

  private static final class Shared {
    static final PostgresAddress SERVER =
        EXTERNAL.isEmpty() ? embedded() : PostgresAddress.parse(EXTERNAL);

    /// Migrated once; every test's database is a copy of it.
    static final String TEMPLATE = template();

    private static String template() {
      String name = PREFIX + "migrated";
      try (Connection connection = new ServerConnections(() -> SERVER).getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
      open(SERVER.in(name)).close();
      return name;
    }

    private static PostgresAddress embedded() {
      try {
        Path folder = Files.createTempDirectory("assay-test-");
        EmbeddedPostgres server = EmbeddedPostgres.start(folder);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      abandon(server);
                      delete(folder);
                    }));
        return server.address();
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static void abandon(EmbeddedPostgres server) {
      try {
        server.abandon();
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static void delete(Path folder) {
      try {
        FileTree.delete(folder);
      } catch (IOException leftBehind) {
        throw new UncheckedIOException(leftBehind);
      }
    }
  }
}
