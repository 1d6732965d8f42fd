package dev.assay.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One embedded server for a test run, one fresh database for each caller.
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /// A database with the schema and no rows.
  public static Database fresh() throws SQLException {
    EmbeddedPostgres server = Shared.SERVER;
    String name = "test_" + COUNT.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + Shared.TEMPLATE);
    }
    return Database.open(url(server, name), server.user(), server.password(), () -> {});
  }

  private static String url(EmbeddedPostgres server, String name) {
    return server.jdbcUrl().replaceFirst("/postgres$", "/" + name);
  }

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();

    /// Migrated once; every test's database is a copy of it.
    static final String TEMPLATE = template();

    private static String template() {
      try (var connection =
              DriverManager.getConnection(SERVER.jdbcUrl(), SERVER.user(), SERVER.password());
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE migrated");
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
      Database.open(url(SERVER, "migrated"), SERVER.user(), SERVER.password(), () -> {}).close();
      return "migrated";
    }

    private static EmbeddedPostgres start() {
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
        return server;
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
