package dev.assay.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// The one store, with its schema up to date.
///
/// Work runs under a role that owns nothing: row-level security lets it see the rows of the
/// transaction's account and no others, whatever the statement says. A delegated administrator
/// reads those of its members too, under a role that may do nothing else.
public final class Database implements AutoCloseable {
  /// No account has this id: what runs as it sees no rows.
  public static final AccountId NOBODY = new AccountId("000000000000");

  /// Longer than an embedded server needs to be there again, shorter than a client's patience.
  private static final long WAITS_FOR_CONNECTION = 10_000;

  /// How common a value is decides where a page begins: a plan for any value at all is a bad one.
  private static final List<String> SESSION = List.of("SET plan_cache_mode = force_custom_plan");

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
      pool = pool(new ServerConnections(server, SESSION));
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
    return inTransaction(
        connection -> {
          actFor(connection, account);
          return work.run(connection);
        });
  }

  /// Runs work that only reads in one transaction, in which the account's rows exist and, where it
  /// is the delegated administrator, those of its members.
  public <T> T reading(AccountId account, ReadingWork<T> work) {
    return reading(account, Duration.ZERO, work);
  }

  /// The same where no statement may take longer.
  ///
  /// @param longest of one statement; 0 for as long as it takes
  /// @throws SlowQueryException when one did
  public <T> T reading(AccountId account, Duration longest, ReadingWork<T> work) {
    return inTransaction(connection -> work.run(connection, read(connection, account, longest)));
  }

  /// Goes on in the same transaction as another account. Only for work that one account is bound to
  /// do in others, such as an administrator's in its members'.
  public static void actFor(Connection connection, AccountId account) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT set_config('search_path', 'assay', true), set_config('role', 'assay_app', true),"
                + " set_config('assay.account', ?, true)")) {
      statement.setString(1, account.value());
      statement.execute();
    }
  }

  private <T> T inTransaction(TransactionWork<T> work) {
    try (Connection connection = pool.getConnection()) {
      try {
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

  /// In one statement: most callers are no administrators, and need not wait for a second.
  private static AccountScope read(Connection connection, AccountId account, Duration longest)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT members, set_config('search_path', 'assay', true),
              set_config('role', CASE WHEN cardinality(members) = 0
                THEN 'assay_app' ELSE 'assay_administrator' END, true),
              set_config('assay.account', account, true),
              set_config('statement_timeout', ?, true)
            FROM (SELECT account, assay.members_of(account) AS members
              FROM (VALUES (?::text)) AS caller (account) OFFSET 0) AS scope
            """)) {
      // PostgreSQL knows no longer time than 24 days
      statement.setString(1, Long.toString(Math.min(Integer.MAX_VALUE, longest.toMillis())));
      statement.setString(2, account.value());
      try (var row = statement.executeQuery()) {
        row.next();
        var members = (String[]) row.getArray(1).getArray();
        return new AccountScope(
            Stream.concat(Stream.of(account), Arrays.stream(members).map(AccountId::new)).toList());
      }
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
