package dev.assay.advisory.feed.constraint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Orders the bounds of one record's version constraints, by the rules of `Gem::Version`: numbers
/// by value, letters before numbers, missing parts count as zero. For bounds without build numbers
/// semantic versioning agrees with it. Installed versions are never compared by it.
final class BoundOrder implements Comparator<String> {
  static final BoundOrder INSTANCE = new BoundOrder();
  private static final int MOST_PARTS = 64;

  private BoundOrder() {}

  @Override
  public int compare(String a, String b) {
    List<String> first = parts(a);
    List<String> second = parts(b);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String mine = i < first.size() ? first.get(i) : "0";
      String theirs = i < second.size() ? second.get(i) : "0";
      int order = comparePart(mine, theirs);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int comparePart(String a, String b) {
    boolean isNumber = isDigit(a.charAt(0));
    if (isNumber != isDigit(b.charAt(0))) {
      return isNumber ? 1 : -1;
    }
    if (isNumber && a.length() != b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return a.compareTo(b);
  }

  /// Runs of digits, without leading zeros, and runs of letters; a dash starts a pre-release.
  private static List<String> parts(String version) {
    int build = version.indexOf('+');
    String text = build < 0 ? version : version.substring(0, build);
    var parts = new ArrayList<String>();
    int i = 0;
    while (i < text.length() && parts.size() < MOST_PARTS) {
      char c = text.charAt(i);
      int end = i + 1;
      if (isDigit(c)) {
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        String digits = text.substring(i, end).replaceFirst("^0+(?=.)", "");
        parts.add(digits);
      } else if (Character.isLetter(c)) {
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        parts.add(text.substring(i, end));
      } else if (c == '-') {
        parts.add("pre");
      }
      i = end;
    }
    return parts;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
