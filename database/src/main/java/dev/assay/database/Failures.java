package dev.assay.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a driver's exception means for whoever runs Assay. States are SQLSTATE codes of
/// PostgreSQL's manual, appendix A.
final class Failures {
  /// The server shuts down, has crashed, or is starting.
  private static final Set<String> RESTARTS = Set.of("57P01", "57P02", "57P03");

  /// By `statement_timeout`: nobody else ends statements.
  private static final String CANCELED = "57014";

  private static final String CONNECTION_CLASS = "08";

  private Failures() {}

  /// A statement or a connection that failed while the service runs.
  static StoreException whileRunning(SQLException failure) {
    if (state(failure).equals(CANCELED)) {
      return new SlowQueryException(failure);
    }
    return isAway(failure)
        ? new StoreAwayException(failure)
        : new StoreException("the database refused: " + failure.getMessage(), failure);
  }

  /// A server that cannot be used at start.
  static StoreException atStart(PostgresAddress address, Exception failure) {
    if (failure instanceof StoreException explained) {
      return explained;
    }
    SQLException sql = sqlCause(failure);
    if (sql == null) {
      return new StoreException(
          "the database at " + address.place() + " cannot be used: " + failure.getMessage(),
          failure);
    }
    String reason = String.valueOf(sql.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    return new StoreException(sentence(state(sql), address.place(), reason), failure);
  }

  private static String sentence(String state, String place, String reason) {
    return switch (state) {
      case "28P01", "28000" ->
          "the database at "
              + place
              + " does not let this user in ("
              + reason
              + "): check database-user and database-password";
      case "3D000" ->
          "there is no such database at "
              + place
              + " ("
              + reason
              + "): make it with CREATE DATABASE";
      case "42501" ->
          "the database at "
              + place
              + " refuses a right that Assay needs ("
              + reason
              + "): docs/reference/server.md lists the rights";
      default ->
          state.startsWith(CONNECTION_CLASS) || RESTARTS.contains(state)
              ? "the database at "
                  + place
                  + " cannot be reached ("
                  + reason
                  + "): check database-url, and that PostgreSQL runs and listens there"
              : "the database at " + place + " cannot be used: " + reason;
    };
  }

  private static boolean isAway(SQLException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLTransientConnectionException) {
        return true; // the pool got no connection in time
      }
      if (at instanceof SQLException sql
          && (state(sql).startsWith(CONNECTION_CLASS) || RESTARTS.contains(state(sql)))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    @Nullable SQLException innermost = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && !state(sql).isEmpty()) {
        innermost = sql;
      }
    }
    return innermost;
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
