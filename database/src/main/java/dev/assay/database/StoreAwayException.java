package dev.assay.database;

import dev.assay.model.TemporaryFailure;
import java.time.Duration;

/// The database does not answer now; nothing was changed or lost. The embedded one is started again
/// within seconds.
public final class StoreAwayException extends StoreException implements TemporaryFailure {
  private static final long serialVersionUID = 1;

  StoreAwayException(Throwable cause) {
    super("the database does not answer: " + cause.getMessage(), cause);
  }

  @Override
  public Duration retryAfter() {
    return Duration.ofSeconds(2);
  }
}
