package dev.assay.match.version.pep440;

import dev.assay.match.version.Digits;

/// Where a version stands around its plain release.
///
/// @param pre `a`, `b` or `rc` with its number behind it; empty for none
/// @param post digits of the post-release; empty for none
/// @param dev digits of the development release; empty for none
public record Phase(String pre, String post, String dev) implements Comparable<Phase> {

  @Override
  public int compareTo(Phase other) {
    int byStage = Integer.compare(stage(), other.stage());
    if (byStage != 0) {
      return byStage;
    }
    int byPre = Digits.compare(digits(pre), digits(other.pre));
    if (byPre != 0) {
      return byPre;
    }
    int byPost = compareOptional(post, other.post, -1);
    return byPost != 0 ? byPost : compareOptional(dev, other.dev, 1);
  }

  /// `1.dev0` comes before `1a1`, `1b1`, `1rc1` and `1`; a dev of any of these just before it.
  private int stage() {
    if (pre.isEmpty()) {
      return post.isEmpty() && !dev.isEmpty() ? 0 : 4;
    }
    return switch (pre.charAt(0)) {
      case 'a' -> 1;
      case 'b' -> 2;
      default -> 3;
    };
  }

  /// Compares two numbers that may be missing.
  ///
  /// @param absent how a missing number compares with a present one
  private static int compareOptional(String a, String b, int absent) {
    if (a.isEmpty()) {
      return b.isEmpty() ? 0 : absent;
    }
    if (b.isEmpty()) {
      return -absent;
    }
    return Digits.compare(a, b);
  }

  private static String digits(String pre) {
    int at = 0;
    while (at < pre.length() && !Digits.isDigit(pre.charAt(at))) {
      at++;
    }
    return pre.substring(at);
  }
}
