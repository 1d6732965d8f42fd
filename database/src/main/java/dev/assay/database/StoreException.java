package dev.assay.database;

import java.sql.SQLException;

/// The database cannot do what it was asked: the message says why and what to do.
public sealed class StoreException extends RuntimeException
    permits SlowQueryException, StoreAwayException {
  private static final long serialVersionUID = 1;

  /// What a failed statement means: a database that is away, a query that was ended, or else a
  /// refusal.
  public static StoreException of(SQLException failure) {
    return Failures.whileRunning(failure);
  }

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
