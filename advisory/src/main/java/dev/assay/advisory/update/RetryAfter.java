package dev.assay.advisory.update;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3).
final class RetryAfter {
  private RetryAfter() {}

  /// Zero where the text is neither.
  static Duration parse(String text, Clock clock) {
    try {
      return Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip())));
    } catch (NumberFormatException notSeconds) {
      try {
        var until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
        Duration wait = Duration.between(clock.instant(), until.toInstant());
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeException notDate) {
        return Duration.ZERO;
      }
    }
  }
}
