package dev.assay.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections to wherever the server is now: an embedded one that was started again has another
/// port.
final class ServerConnections implements DataSource {
  private final Supplier<PostgresAddress> server;
  private final List<String> settings;
  private volatile int loginTimeout;

  ServerConnections(Supplier<PostgresAddress> server) {
    this(server, List.of());
  }

  /// @param settings statements that each connection begins with, outside of any transaction: in
  ///     one that is rolled back they would be undone
  ServerConnections(Supplier<PostgresAddress> server, List<String> settings) {
    this.server = server;
    this.settings = List.copyOf(settings);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(server.get());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return connect(server.get().as(user, password));
  }

  private Connection connect(PostgresAddress address) throws SQLException {
    var signIn = new Properties();
    if (!address.user().isEmpty()) {
      signIn.setProperty("user", address.user());
    }
    if (!address.password().isEmpty()) {
      signIn.setProperty("password", address.password());
    }
    var connection = DriverManager.getConnection(address.jdbcUrl(), signIn);
    try (var statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null; // the driver's own log says it all
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // See getLogWriter.
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds; // the pool asks for what it has set, and ends attempts by itself
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logging goes through SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
