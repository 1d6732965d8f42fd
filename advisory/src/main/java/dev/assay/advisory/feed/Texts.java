package dev.assay.advisory.feed;

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
