package dev.assay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// The one store, with its schema up to date.
///
/// Work runs under a role that owns nothing: row-level security lets it see the rows of the
/// transaction's account and no others, whatever the statement says.
public final class Database implements AutoCloseable {
  private static final int OLDEST_VERSION = 150000;

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
          yield open(server.jdbcUrl(), server.user(), server.password(), server);
        } catch (RuntimeException failure) {
          server.close();
          throw failure;
        }
      }
      case DatabaseLocation.External(var url, var user, var password) ->
          open(url, user, password, () -> {});
    };
  }

  static Database open(String url, String user, String password, AutoCloseable server) {
    HikariDataSource pool = pool(url, user, password);
    try {
      requireSupportedVersion(pool);
      Flyway.configure()
          .dataSource(url, user.isEmpty() ? null : user, password.isEmpty() ? null : password)
          .locations("classpath:dev/assay/database/migration")
          .defaultSchema("assay")
          .load()
          .migrate();
      return new Database(pool, server);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
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
        connection.rollback();
        throw failure;
      }
    } catch (SQLException failure) {
      throw new StoreException("the database refused: " + failure.getMessage(), failure);
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

  private static HikariDataSource pool(String url, String user, String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    if (!user.isEmpty()) {
      config.setUsername(user);
    }
    if (!password.isEmpty()) {
      config.setPassword(password);
    }
    config.setAutoCommit(false);
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(10_000);
    // A plan for any parameters at all is a bad one where a page is asked for: how common a value
    // is
    // decides where to begin.
    config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
    return new HikariDataSource(config);
  }

  private static void requireSupportedVersion(HikariDataSource pool) {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW server_version_num")) {
      row.next();
      if (row.getInt(1) < OLDEST_VERSION) {
        throw new StoreException(
            "PostgreSQL 15 or newer is needed, this server is "
                + connection.getMetaData().getDatabaseProductVersion());
      }
    } catch (SQLException failure) {
      throw new StoreException("the database cannot be reached: " + failure.getMessage(), failure);
    }
  }
}
