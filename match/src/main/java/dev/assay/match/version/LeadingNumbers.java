package dev.assay.match.version;

/// Tells versions apart by the numbers they begin with, without reading them: `1.2.17` and `1.3`
/// are two versions in every scheme.
public final class LeadingNumbers {
  private LeadingNumbers() {}

  /// Whether two texts cannot be the same version. No answer (`false`) where one of them begins
  /// with something else than a number, or may begin with an epoch, whose absence means a number
  /// too (`0!1.0` of PEP 440, `0:1.0` of rpm and Debian).
  public static boolean differ(String a, String b) {
    if (a.indexOf('!') >= 0 || b.indexOf('!') >= 0 || a.indexOf(':') >= 0 || b.indexOf(':') >= 0) {
      return false;
    }
    int i = 0;
    int j = 0;
    while (true) {
      int aEnd = Digits.end(a, i);
      int bEnd = Digits.end(b, j);
      if (aEnd == i || bEnd == j) {
        return false;
      }
      i = withoutZeros(a, i, aEnd);
      j = withoutZeros(b, j, bEnd);
      if (aEnd - i != bEnd - j || !a.regionMatches(i, b, j, aEnd - i)) {
        return true;
      }
      if (!isDot(a, aEnd) || !isDot(b, bEnd)) {
        return false;
      }
      i = aEnd + 1;
      j = bEnd + 1;
    }
  }

  private static int withoutZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static boolean isDot(String text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }
}
