package dev.assay.match.version.gem;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A RubyGems version, ordered as `Gem::Version` orders it: segment by segment, words before
/// numbers, zeros before a word or the end left out; `-` stands for `.pre.`.
///
/// @param segments runs of digits and runs of letters
public record GemVersion(List<String> segments) implements Comparable<GemVersion> {
  public GemVersion {
    segments = List.copyOf(segments);
  }

  /// Reads a version; empty where `Gem::Version.correct?` says no.
  public static Optional<GemVersion> parse(String text) {
    String version = text.strip();
    if (!isCorrect(version)) {
      return Optional.empty();
    }
    return Optional.of(new GemVersion(canonical(segmentsOf(version.replace("-", ".pre.")))));
  }

  @Override
  public int compareTo(GemVersion other) {
    int longer = Math.max(segments.size(), other.segments.size());
    for (int i = 0; i < longer; i++) {
      int order = compareSegment(segment(i), other.segment(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private String segment(int index) {
    return index < segments.size() ? segments.get(index) : "0";
  }

  private static int compareSegment(String a, String b) {
    boolean number = Digits.isNumber(a);
    if (number != Digits.isNumber(b)) {
      return number ? 1 : -1;
    }
    return number ? Digits.compare(a, b) : a.compareTo(b);
  }

  /// `0` where the text is blank, as Gem::Version has it; otherwise a number first, then dot-parted
  /// words, and after the first hyphen also hyphens.
  private static boolean isCorrect(String version) {
    if (version.isEmpty() || !Digits.isNumber(version.split("[.-]", 2)[0])) {
      return false;
    }
    char before = '.';
    for (int i = 0; i < version.length(); i++) {
      char c = version.charAt(i);
      boolean separator = c == '.' || (c == '-' && version.indexOf('-') == i);
      if (separator && (before == '.' || before == '\0')) {
        return false;
      }
      if (!separator && c != '-' && !Digits.isDigit(c) && !Digits.isLetter(c)) {
        return false;
      }
      before = separator ? (c == '.' ? '.' : '\0') : 'x';
    }
    return before == 'x';
  }

  private static List<String> segmentsOf(String version) {
    List<String> segments = new ArrayList<>();
    int at = 0;
    while (at < version.length()) {
      int end = Digits.end(version, at);
      while (end < version.length()
          && !Digits.isDigit(version.charAt(at))
          && Digits.isLetter(version.charAt(end))) {
        end++;
      }
      if (end > at) {
        segments.add(version.substring(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return segments;
  }

  /// Leaves out the zeros that end the numbers before the first word, and those that end the list.
  private static List<String> canonical(List<String> segments) {
    List<String> kept = new ArrayList<>();
    boolean wordSeen = false;
    for (String segment : segments) {
      if (!wordSeen && !Digits.isNumber(segment)) {
        dropTrailingZeros(kept);
        wordSeen = true;
      }
      kept.add(segment);
    }
    dropTrailingZeros(kept);
    return kept;
  }

  private static void dropTrailingZeros(List<String> segments) {
    while (!segments.isEmpty()
        && Digits.isNumber(segments.getLast())
        && Digits.compare(segments.getLast(), "0") == 0) {
      segments.removeLast();
    }
  }
}
