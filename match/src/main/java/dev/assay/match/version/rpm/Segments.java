package dev.assay.match.version.rpm;

import dev.assay.match.version.Digits;

/// One comparison of two texts after `rpmvercmp` (rpm, `rpmio/rpmvercmp.c`): runs of digits and
/// runs of letters are compared one by one, all other characters only part them, `~` comes before
/// the end of the text and `^` right after it.
final class Segments {
  private final String a;
  private final String b;
  private int i;
  private int j;

  private Segments(String a, String b) {
    this.a = a;
    this.b = b;
  }

  static int compare(String a, String b) {
    return a.equals(b) ? 0 : new Segments(a, b).compare();
  }

  private int compare() {
    while (i < a.length() || j < b.length()) {
      i = skipSeparators(a, i);
      j = skipSeparators(b, j);
      if (at(a, i) == '~' || at(b, j) == '~') {
        if (at(a, i) != at(b, j)) {
          return at(a, i) == '~' ? -1 : 1;
        }
        i++;
        j++;
      } else if (at(a, i) == '^' || at(b, j) == '^') {
        if (at(a, i) != at(b, j)) {
          return compareCaret();
        }
        i++;
        j++;
      } else if (i == a.length() || j == b.length()) {
        break;
      } else {
        int bySegment = compareSegment();
        if (bySegment != 0) {
          return bySegment;
        }
      }
    }
    return Boolean.compare(i < a.length(), j < b.length());
  }

  /// One side has a caret: it is newer than the end of the other, older than anything else there.
  private int compareCaret() {
    if (i == a.length()) {
      return -1;
    }
    if (j == b.length()) {
      return 1;
    }
    return at(a, i) == '^' ? -1 : 1;
  }

  /// Compares the next run of each side and steps over both; digits are newer than letters.
  private int compareSegment() {
    boolean number = Digits.isDigit(a.charAt(i));
    if (number != Digits.isDigit(b.charAt(j))) {
      return number ? 1 : -1;
    }
    int aEnd = number ? Digits.end(a, i) : lettersEnd(a, i);
    int bEnd = number ? Digits.end(b, j) : lettersEnd(b, j);
    int order =
        number
            ? Digits.compare(a, i, aEnd, b, j, bEnd)
            : a.substring(i, aEnd).compareTo(b.substring(j, bEnd));
    i = aEnd;
    j = bEnd;
    return order;
  }

  private static int skipSeparators(String text, int from) {
    int at = from;
    while (at < text.length() && isSeparator(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char c) {
    return !Digits.isDigit(c) && !Digits.isLetter(c) && c != '~' && c != '^';
  }

  private static int lettersEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Digits.isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }
}
