package dev.assay.advisory;

import java.time.Duration;

/// The data could not be updated. The index in use is untouched.
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final Duration retryAfter;

  /// A failure that trying again will not mend.
  public FeedException(String message) {
    this(message, false, Duration.ZERO);
  }

  public FeedException(String message, boolean retryable, Duration retryAfter) {
    super(message);
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  /// Whether the same attempt may succeed later.
  public boolean retryable() {
    return retryable;
  }

  /// How long the other side asks to wait; zero where it does not.
  public Duration retryAfter() {
    return retryAfter;
  }
}
