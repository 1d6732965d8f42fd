package dev.assay.match.version.deb;

import dev.assay.match.version.Digits;
import java.util.Optional;

/// A Debian version, `[epoch:]upstream[-revision]`, ordered as Debian Policy 5.6.12 says.
///
/// Reads whatever `dpkg --compare-versions` compares, with or without a warning, and refuses what
/// dpkg calls an error. Checked against dpkg 1.21.
///
/// @param epoch 0 where the text has none
/// @param upstream never empty
/// @param revision empty where the text has none, which orders as `0` does
public record DebVersion(int epoch, String upstream, String revision)
    implements Comparable<DebVersion> {

  /// Reads a version; empty where dpkg reports an error.
  public static Optional<DebVersion> parse(String text) {
    String version = text.strip();
    int colon = version.indexOf(':');
    int epoch = 0;
    if (colon >= 0) {
      epoch = epochOf(version.substring(0, colon));
      version = version.substring(colon + 1);
    }
    int hyphen = version.lastIndexOf('-');
    String upstream = hyphen < 0 ? version : version.substring(0, hyphen);
    String revision = hyphen < 0 ? "" : version.substring(hyphen + 1);
    boolean noRevision = hyphen >= 0 && revision.isEmpty();
    if (epoch < 0 || upstream.isEmpty() || noRevision || hasBlank(version)) {
      return Optional.empty();
    }
    return Optional.of(new DebVersion(epoch, upstream, revision));
  }

  @Override
  public int compareTo(DebVersion other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byUpstream = compareParts(upstream, other.upstream);
    return byUpstream != 0 ? byUpstream : compareParts(revision, other.revision);
  }

  /// Compares a run of non-digits, then a run of digits, and so on to the end of both.
  private static int compareParts(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while ((i < a.length() && !Digits.isDigit(a.charAt(i)))
          || (j < b.length() && !Digits.isDigit(b.charAt(j)))) {
        int byCharacter = Integer.compare(rank(a, i), rank(b, j));
        if (byCharacter != 0) {
          return byCharacter;
        }
        i++;
        j++;
      }
      int aEnd = Digits.end(a, i);
      int bEnd = Digits.end(b, j);
      int byNumber = Digits.compare(a, i, aEnd, b, j, bEnd);
      if (byNumber != 0) {
        return byNumber;
      }
      i = aEnd;
      j = bEnd;
    }
    return 0;
  }

  /// The tilde comes before everything, even the end; letters before all other characters.
  private static int rank(String text, int at) {
    if (at >= text.length() || Digits.isDigit(text.charAt(at))) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    return Digits.isLetter(c) ? c : c + 256;
  }

  /// Below 0 where dpkg refuses the epoch: not a number, or above 2147483647.
  private static int epochOf(String text) {
    if (!Digits.isNumber(text) || Digits.compare(text, "2147483647") > 0) {
      return -1;
    }
    return (int) Long.parseLong(text);
  }

  private static boolean hasBlank(String version) {
    return version.chars().anyMatch(Character::isWhitespace);
  }
}
