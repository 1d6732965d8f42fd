package dev.assay.match.version.semver;

import dev.assay.match.version.Digits;
import java.util.List;

/// The order of pre-release identifiers, Semantic Versioning 2.0.0 section 11.4.
public final class Prerelease {
  private Prerelease() {}

  /// Compares identifier by identifier; where all are the same, the longer list is newer.
  public static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareIdentifier(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /// Numbers come before words and by size; words by their characters, case and all.
  private static int compareIdentifier(String a, String b) {
    boolean aNumber = Digits.isNumber(a);
    boolean bNumber = Digits.isNumber(b);
    if (aNumber != bNumber) {
      return aNumber ? -1 : 1;
    }
    return aNumber ? Digits.compare(a, b) : a.compareTo(b);
  }
}
