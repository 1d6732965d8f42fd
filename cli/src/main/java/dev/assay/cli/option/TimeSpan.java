package dev.assay.cli.option;

import java.time.Duration;

/// Reads lengths of time: `90s`, `5m`, `48h`, `15d`.
public final class TimeSpan {
  private static final int LONGEST = 7;

  private TimeSpan() {}

  /// Reads a whole number and its unit.
  ///
  /// @throws dev.assay.cli.CommandFailure where the text is none
  public static Duration parse(String option, String text) {
    String digits = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= LONGEST
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    long count = number ? Long.parseLong(digits) : 0;
    Duration unit =
        switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(1);
          case 'm' -> Duration.ofMinutes(1);
          case 'h' -> Duration.ofHours(1);
          case 'd' -> Duration.ofDays(1);
          default -> Duration.ZERO;
        };
    Duration span = unit.multipliedBy(count);
    if (span.isPositive()) {
      return span;
    }
    throw Usage.wrong(
        option + " \"" + text + "\" is no length of time",
        "it takes a whole number and s, m, h or d",
        option + " 48h");
  }
}
