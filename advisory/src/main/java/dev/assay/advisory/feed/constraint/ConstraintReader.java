package dev.assay.advisory.feed.constraint;

import dev.assay.advisory.feed.constraint.Span.Bound;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one constraint: alternatives joined by `||`, each a list of comparators that all hold.
final class ConstraintReader {
  private static final int LONGEST = 2_000;
  private static final Pattern COMPARATOR =
      Pattern.compile(
          "\\s*,?\\s*(~>|>=|<=|\\^|~|=|>|<)?\\s*v?([0-9A-Za-z*][0-9A-Za-z.*+_-]*)\\s*,?");

  private final Dialect dialect;
  private final String text;

  ConstraintReader(Dialect dialect, String text) {
    this.dialect = dialect;
    this.text = text;
  }

  /// Empty where the text is no constraint of the dialect.
  Optional<Versions> read() {
    if (text.length() > LONGEST || text.isBlank()) {
      return Optional.empty();
    }
    var spans = new ArrayList<Span>();
    for (String alternative : text.split("\\|\\|", -1)) {
      Optional<Span> all = Optional.of(Span.ALL);
      Matcher matcher = COMPARATOR.matcher(alternative);
      int at = 0;
      while (at < alternative.length()) {
        if (!matcher.region(at, alternative.length()).lookingAt()) {
          return Optional.empty();
        }
        String operator = matcher.group(1) == null ? "" : matcher.group(1);
        Optional<Span> one = span(operator, matcher.group(2));
        if (one.isEmpty()) {
          return Optional.empty();
        }
        all = all.flatMap(so -> so.shared(one.get()));
        at = matcher.end();
      }
      all.ifPresent(spans::add);
    }
    return Optional.of(Versions.of(spans));
  }

  private Optional<Span> span(String operator, String version) {
    if (isAny(version)) {
      return Optional.of(Span.ALL);
    }
    return switch (operator) {
      case ">=" -> Optional.of(new Span(Bound.at(plain(version), true), Bound.NONE));
      case ">" -> Optional.of(new Span(Bound.at(plain(version), false), Bound.NONE));
      case "<=" -> Optional.of(new Span(Bound.NONE, Bound.at(plain(version), true)));
      case "<" -> Optional.of(new Span(Bound.NONE, Bound.at(plain(version), false)));
      case "~>" -> upTo(version, numbers(version).size() - 2, ".a");
      case "^" -> upTo(version, firstThatCounts(version), "");
      case "~" -> upTo(version, Math.min(1, numbers(version).size() - 1), "");
      default -> exactly(operator, version);
    };
  }

  private Optional<Span> exactly(String operator, String version) {
    int wild = numbers(version).size();
    if (dialect == Dialect.NPM && (isWild(version) || wild < 3) && !version.contains("-")) {
      return upTo(version, wild - 1, "");
    }
    return dialect == Dialect.CARGO && operator.isEmpty()
        ? upTo(version, firstThatCounts(version), "")
        : Optional.of(new Span(Bound.at(version, true), Bound.at(version, true)));
  }

  /// From a version to before the next one of the part that may not change.
  ///
  /// @param part counted from 0; below it counts as 0, as RubyGems does for `~> 2`
  private Optional<Span> upTo(String version, int part, String before) {
    List<BigInteger> numbers = numbers(version);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    int last = Math.max(0, Math.min(part, numbers.size() - 1));
    var next = new StringBuilder();
    for (int i = 0; i < last; i++) {
      next.append(numbers.get(i)).append('.');
    }
    next.append(numbers.get(last).add(BigInteger.ONE));
    for (int i = last + 1; before.isEmpty() && i < 3; i++) {
      next.append(".0");
    }
    return Optional.of(new Span(Bound.at(plain(version), true), Bound.at(next + before, false)));
  }

  /// The first part that is not zero; the last given one where all are.
  private static int firstThatCounts(String version) {
    List<BigInteger> numbers = numbers(version);
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).signum() > 0) {
        return i;
      }
    }
    return numbers.size() - 1;
  }

  /// The leading numbers, up to a wildcard or a pre-release.
  private static List<BigInteger> numbers(String version) {
    var numbers = new ArrayList<BigInteger>();
    for (String part : version.split("[-+]", 2)[0].split("\\.", -1)) {
      if (part.isEmpty()
          || part.length() > 40
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return numbers;
      }
      numbers.add(new BigInteger(part));
    }
    return numbers;
  }

  private static boolean isAny(String version) {
    return version.equals("*") || version.equalsIgnoreCase("x");
  }

  private static boolean isWild(String version) {
    String lower = version.toLowerCase(Locale.ROOT);
    return lower.endsWith(".x") || lower.endsWith(".*");
  }

  /// `8.x` begins at `8.0.0`, and so does `8` where versions have three numbers.
  private String plain(String version) {
    boolean isShort =
        dialect != Dialect.GEM
            && version.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
            && numbers(version).size() < 3;
    return isShort || isWild(version) ? padded(numbers(version)) : version;
  }

  private static String padded(List<BigInteger> numbers) {
    var text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append(i == 0 ? "" : ".").append(i < numbers.size() ? numbers.get(i).toString() : "0");
    }
    return text.toString();
  }
}
