package dev.assay.match.version.composer;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Composer version: numbers, then a stability with numbers, then perhaps `dev` (Composer
/// documentation, "Versions and constraints"). The order is that of PHP's `version_compare` over
/// the normalized text: dev, alpha, beta, RC, plain, patch. Branch names are no versions.
///
/// @param numbers of the release
/// @param stability how far it is; `PLAIN` where the text says nothing
/// @param step numbers of the stability: the `2` of `beta2`
/// @param dev whether it is a development state of that version
public record ComposerVersion(
    List<String> numbers, Stability stability, List<String> step, boolean dev)
    implements Comparable<ComposerVersion> {
  public ComposerVersion {
    numbers = List.copyOf(numbers);
    step = List.copyOf(step);
  }

  /// How far a release is, in rising order.
  public enum Stability {
    ALPHA,
    BETA,
    RC,
    PLAIN,
    PATCH
  }

  /// Reads a version; empty for branches and other names.
  public static Optional<ComposerVersion> parse(String text) {
    String version = text.strip().toLowerCase(Locale.ROOT);
    int plus = version.indexOf('+');
    version = plus < 0 ? version : version.substring(0, plus);
    int from = version.startsWith("v") ? 1 : 0;
    List<String> numbers = new ArrayList<>();
    int at = readNumbers(version, from, numbers);
    boolean dev = version.endsWith("dev");
    int end = dev ? withoutSeparator(version, version.length() - 3) : version.length();
    String word = at <= end ? word(version, at, end) : "?";
    List<String> step = new ArrayList<>();
    int wordEnd = wordEnd(version, at, word);
    int read = word.isEmpty() ? at : readNumbers(version, skipSeparator(version, wordEnd), step);
    read = step.isEmpty() ? wordEnd : read;
    Optional<Stability> stability = stability(word);
    return numbers.isEmpty() || read != end || stability.isEmpty()
        ? Optional.empty()
        : Optional.of(new ComposerVersion(numbers, stability.get(), step, dev));
  }

  @Override
  public int compareTo(ComposerVersion other) {
    int byRelease = compareNumbers(numbers, other.numbers);
    if (byRelease != 0) {
      return byRelease;
    }
    int byDev = Boolean.compare(isBareDev(), other.isBareDev());
    if (byDev != 0) {
      return -byDev;
    }
    int byStability = stability.compareTo(other.stability);
    if (byStability != 0) {
      return byStability;
    }
    int byStep = compareNumbers(step, other.step);
    return byStep != 0 ? byStep : Boolean.compare(other.dev, dev);
  }

  /// `1.0-dev` comes before `1.0-alpha1`; `1.0-beta2-dev` just before `1.0-beta2`.
  private boolean isBareDev() {
    return dev && stability == Stability.PLAIN;
  }

  private static int compareNumbers(List<String> a, List<String> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int order = Digits.compare(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int readNumbers(String text, int from, List<String> numbers) {
    int at = from;
    int end = Digits.end(text, at);
    while (end > at) {
      numbers.add(text.substring(at, end));
      at = end;
      boolean more = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '-');
      end = more ? Digits.end(text, at + 1) : at;
      if (more && end > at + 1) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static String word(String text, int at, int end) {
    int from = skipSeparator(text, at);
    int to = from;
    while (to < end && Digits.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(Math.min(from, to), to);
  }

  private static int wordEnd(String text, int at, String word) {
    return word.isEmpty() ? at : skipSeparator(text, at) + word.length();
  }

  private static Optional<Stability> stability(String word) {
    return switch (word) {
      case "", "stable" -> Optional.of(Stability.PLAIN);
      case "alpha", "a" -> Optional.of(Stability.ALPHA);
      case "beta", "b" -> Optional.of(Stability.BETA);
      case "rc" -> Optional.of(Stability.RC);
      case "patch", "pl", "p" -> Optional.of(Stability.PATCH);
      default -> Optional.empty();
    };
  }

  private static int skipSeparator(String text, int at) {
    return at < text.length() && isSeparator(text.charAt(at)) ? at + 1 : at;
  }

  private static int withoutSeparator(String text, int end) {
    return end > 0 && isSeparator(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '-' || c == '_';
  }
}
