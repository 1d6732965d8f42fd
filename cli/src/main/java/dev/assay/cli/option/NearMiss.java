package dev.assay.cli.option;

import java.util.Collection;
import java.util.Locale;

/// Finds what was probably meant by a mistyped word.
public final class NearMiss {
  private static final int LONGEST = 40;

  private NearMiss() {}

  /// The nearest of the known words, at most two letters or half of the word away; empty where
  /// none is near.
  public static String of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return "";
    }
    String typed = word.toLowerCase(Locale.ROOT);
    String nearest = "";
    int least = Math.min(2, Math.max(1, typed.length() / 2)) + 1;
    for (String candidate : known) {
      int distance = distance(typed, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /// Letters to add, drop or change (Levenshtein 1966).
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[other.length()];
  }
}
