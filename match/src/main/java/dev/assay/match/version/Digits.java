package dev.assay.match.version;

/// Runs of ASCII digits and letters inside version text.
///
/// Numbers are compared as text, so that no length of number is too long.
public final class Digits {
  private Digits() {}

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// Whether the text is one or more digits and nothing else.
  public static boolean isNumber(String text) {
    return !text.isEmpty() && end(text, 0) == text.length();
  }

  /// Where the run of digits that starts at `from` ends.
  public static int end(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Orders two whole texts of digits by the numbers they stand for; no digits stand for zero.
  public static int compare(String a, String b) {
    return compare(a, 0, a.length(), b, 0, b.length());
  }

  /// Orders two runs of digits by the numbers they stand for; an empty run stands for zero.
  public static int compare(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
    int aStart = skipZeros(a, aFrom, aTo);
    int bStart = skipZeros(b, bFrom, bTo);
    int byLength = Integer.compare(aTo - aStart, bTo - bStart);
    if (byLength != 0) {
      return byLength;
    }
    for (int i = 0; i < aTo - aStart; i++) {
      int byDigit = Character.compare(a.charAt(aStart + i), b.charAt(bStart + i));
      if (byDigit != 0) {
        return byDigit;
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }
}
