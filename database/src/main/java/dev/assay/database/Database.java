package dev.assay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// The one store, with its schema up to date.
///
/// Work runs under a role that owns nothing: row-level security lets it see the rows of the
/// transaction's account and no others, whatever the statement says.
public final class Database implements AutoCloseable {
  /// Longer than an embedded server needs to be there again, shorter than a client's patience.
  private static final long WAITS_FOR_CONNECTION = 10_000;

  private final HikariDataSource pool;
  private final AutoCloseable server;

  private Database(HikariDataSource pool, AutoCloseable server) {
    this.pool = pool;
    this.server = server;
  }

  /// Starts or reaches the server, brings the schema up to date and opens a pool.
  public static Database open(DatabaseLocation location) throws InterruptedException {
    return switch (location) {
      case DatabaseLocation.Embedded(var folder) -> {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder);
        try {
          yield open(server::address, server);
        } catch (RuntimeException failure) {
          server.close();
          throw failure;
        }
      }
      case DatabaseLocation.External(var address) -> open(() -> address, () -> {});
    };
  }

  static Database open(Supplier<PostgresAddress> server, AutoCloseable closedLast) {
    @Nullable HikariDataSource pool = null;
    try {
      pool = pool(new ServerConnections(server));
      requireFit(pool);
      Flyway.configure()
          .dataSource(new ServerConnections(server))
          .locations("classpath:dev/assay/database/migration")
          .defaultSchema("assay")
          .load()
          .migrate();
      return new Database(pool, closedLast);
    } catch (SQLException | RuntimeException failure) {
      if (pool != null) {
        pool.close();
      }
      throw Failures.atStart(server.get(), failure);
    }
  }

  /// Runs work in one transaction in which only the account's rows exist. Any exception rolls it
  /// back.
  public <T> T inTransaction(AccountId account, TransactionWork<T> work) {
    try (Connection connection = pool.getConnection()) {
      try {
        enter(connection, account);
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failure) {
        rollBack(connection, failure);
        throw failure;
      }
    } catch (SQLException failure) {
      throw Failures.whileRunning(failure);
    }
  }

  @Override
  public void close() {
    pool.close();
    try {
      server.close();
    } catch (Exception failure) {
      throw new StoreException("the database did not stop: " + failure.getMessage(), failure);
    }
  }

  private static void enter(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT set_config('search_path', 'assay', true), set_config('role', 'assay_app', true),"
                + " set_config('assay.account', ?, true)")) {
      statement.setString(1, account.value());
      statement.execute();
    }
  }

  /// What went wrong first is what is told.
  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }

  private static HikariDataSource pool(ServerConnections connections) {
    var config = new HikariConfig();
    config.setDataSource(connections);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAITS_FOR_CONNECTION);
    config.setInitializationFailTimeout(WAITS_FOR_CONNECTION);
    // How common a value is decides where a page begins: a plan for any value at all is a bad one.
    config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
    return new HikariDataSource(config);
  }

  private static void requireFit(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      var server = connection.getMetaData();
      ServerVersion.require(
          server.getDatabaseMajorVersion(), "PostgreSQL " + server.getDatabaseProductVersion());
      SchemaRights.require(connection);
    }
  }
}
