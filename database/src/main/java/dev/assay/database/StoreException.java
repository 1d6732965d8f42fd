package dev.assay.database;

/// The database cannot do what it was asked: the message says why and what to do.
public sealed class StoreException extends RuntimeException
    permits SlowQueryException, StoreAwayException {
  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
