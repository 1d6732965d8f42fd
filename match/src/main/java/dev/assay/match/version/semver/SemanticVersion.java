package dev.assay.match.version.semver;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A semantic version, ordered as Semantic Versioning 2.0.0 section 11 says: by the numbers, then
/// by the pre-release, which comes before the plain version; build metadata does not count.
///
/// Reads more than the standard allows, because advisories and lock files hold more: a leading `v`
/// or `=`, any count of numbers (absent ones are 0), leading zeros, numbers of any size. Checked
/// against npm's `semver` for every text that `semver` accepts.
///
/// @param numbers one or more runs of digits
/// @param prerelease identifiers; empty for a plain version
public record SemanticVersion(List<String> numbers, List<String> prerelease)
    implements Comparable<SemanticVersion> {
  public SemanticVersion {
    numbers = List.copyOf(numbers);
    prerelease = List.copyOf(prerelease);
  }

  /// Reads a version; empty where a number or an identifier is missing or malformed.
  public static Optional<SemanticVersion> parse(String text) {
    String version = withoutPrefix(text.strip());
    int plus = version.indexOf('+');
    int end = plus < 0 ? version.length() : plus;
    int hyphen = version.indexOf('-');
    boolean plain = hyphen < 0 || hyphen > end;
    List<String> numbers = fields(version, 0, plain ? end : hyphen, true);
    List<String> prerelease = plain ? List.of() : fields(version, hyphen + 1, end, false);
    boolean valid = !numbers.isEmpty() && (plain || !prerelease.isEmpty());
    return valid ? Optional.of(new SemanticVersion(numbers, prerelease)) : Optional.empty();
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int longer = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < longer; i++) {
      int byNumber = Digits.compare(number(i), other.number(i));
      if (byNumber != 0) {
        return byNumber;
      }
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return Prerelease.compare(prerelease, other.prerelease);
  }

  private String number(int index) {
    return index < numbers.size() ? numbers.get(index) : "";
  }

  private static String withoutPrefix(String text) {
    int at = text.startsWith("=") ? 1 : 0;
    if (at < text.length() && (text.charAt(at) == 'v' || text.charAt(at) == 'V')) {
      at++;
    }
    return text.substring(at);
  }

  /// The fields between dots; none at all where one is empty or has a character it must not have.
  private static List<String> fields(String text, int from, int to, boolean digitsOnly) {
    List<String> fields = new ArrayList<>(4);
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || text.charAt(at) == '.') {
        if (at == start) {
          return List.of();
        }
        fields.add(text.substring(start, at));
        start = at + 1;
      } else if (!isAllowed(text.charAt(at), digitsOnly)) {
        return List.of();
      }
    }
    return fields;
  }

  private static boolean isAllowed(char c, boolean digitsOnly) {
    return Digits.isDigit(c) || (!digitsOnly && (c == '-' || Digits.isLetter(c)));
  }
}
