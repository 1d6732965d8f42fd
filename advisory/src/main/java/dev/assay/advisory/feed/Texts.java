package dev.assay.advisory.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What feeds write, cut to what is kept, and the forms of well-known ids.
public final class Texts {
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_DESCRIPTION = 1024;

  private Texts() {}

  /// One line of at most 256 characters.
  public static String title(String text) {
    return cut(text.strip().replaceAll("\\s+", " "), LONGEST_TITLE);
  }

  /// At most 1,024 characters, which is what a finding can hold.
  public static String description(String text) {
    return cut(text.strip(), LONGEST_DESCRIPTION);
  }

  /// `CVE-`, four digits of a year, `-`, four digits or more (CVE Record Format 5.1).
  public static boolean isCve(String id) {
    return id.startsWith("CVE-")
        && id.length() >= 13
        && id.length() <= 28
        && id.charAt(8) == '-'
        && digits(id, 4, 8)
        && digits(id, 9, id.length());
  }

  /// `CWE-79`; not `NVD-CWE-Other`, which is no weakness.
  public static boolean isWeakness(String id) {
    return id.startsWith("CWE-")
        && id.length() > 4
        && id.length() < 12
        && digits(id, 4, id.length());
  }

  /// The word for a CVSS base score (CVSS 3.1 specification, table 14); empty where it is no score.
  public static String severityOfScore(String score) {
    try {
      double number = score.isBlank() ? -1 : Double.parseDouble(score.strip());
      if (!(number >= 0 && number <= 10)) {
        return "";
      }
      return number >= 9 ? "critical" : number >= 7 ? "high" : number >= 4 ? "medium" : "low";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /// The day in the first ten characters of a date or a time in any form of ISO 8601, or one whose
  /// day is written like it: `2012-08-27 19:17:44`, `2022-02-04T00:00:00+0000`.
  public static Optional<LocalDate> day(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The start of that [#day] in UTC; the epoch, which stands for an unknown time, where there is
  /// none.
  public static Instant startOfDay(String text) {
    return day(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(Instant.EPOCH);
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
