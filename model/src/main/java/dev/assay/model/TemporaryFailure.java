package dev.assay.model;

import java.time.Duration;

/// A failure that passes by itself: the same call is right a little later. Exceptions implement it.
public interface TemporaryFailure {
  /// How long to wait before another try.
  Duration retryAfter();
}
