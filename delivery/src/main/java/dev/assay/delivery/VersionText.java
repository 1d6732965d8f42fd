package dev.assay.delivery;

/// Picks the highest of several fixed versions of one package, to name one upgrade that closes many
/// findings. Versions are read as Debian Policy 5.6.12 orders them (digits by value, `~` before
/// everything), which agrees with the other schemes for released versions. Matching never asks
/// this: it only chooses which of the already computed fixes is named.
final class VersionText {
  private VersionText() {}

  static String highest(String one, String other) {
    return compare(one, other) >= 0 ? one : other;
  }

  static int compare(String one, String other) {
    int byEpoch = compareDigits(epoch(one), epoch(other));
    return byEpoch != 0 ? byEpoch : compareParts(withoutEpoch(one), withoutEpoch(other));
  }

  private static int compareParts(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while ((i < one.length() && !isDigit(one.charAt(i)))
          || (j < other.length() && !isDigit(other.charAt(j)))) {
        int byText = Integer.compare(weight(one, i++), weight(other, j++));
        if (byText != 0) {
          return byText;
        }
      }
      int endOne = digitsEnd(one, i);
      int endOther = digitsEnd(other, j);
      int byNumber = compareDigits(one.substring(i, endOne), other.substring(j, endOther));
      if (byNumber != 0) {
        return byNumber;
      }
      i = endOne;
      j = endOther;
    }
    return 0;
  }

  /// `~` sorts before the end of the text, letters before all other characters.
  private static int weight(String text, int index) {
    if (index >= text.length() || isDigit(text.charAt(index))) {
      return 0;
    }
    char c = text.charAt(index);
    if (c == '~') {
      return -1;
    }
    return Character.isLetter(c) ? c : c + Character.MAX_VALUE;
  }

  /// By value, however long: a hostile version must not overflow.
  private static int compareDigits(String one, String other) {
    String a = withoutLeadingZeros(one);
    String b = withoutLeadingZeros(other);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int digitsEnd(String text, int from) {
    int end = Math.min(from, text.length());
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon > 0 && digitsEnd(version, 0) == colon ? version.substring(0, colon) : "";
  }

  private static String withoutEpoch(String version) {
    String epoch = epoch(version);
    return epoch.isEmpty() ? version : version.substring(epoch.length() + 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
