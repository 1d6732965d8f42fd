package dev.assay.match.version.pep440;

import dev.assay.match.version.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one version from left to right, in the order of PEP 440, appendix B.
final class PythonVersionReader {
  private static final List<String> PRE =
      List.of("alpha", "a", "beta", "b", "preview", "pre", "rc", "c");
  private static final List<String> POST = List.of("post", "rev", "r");
  private static final List<String> DEV = List.of("dev");

  private final String text;
  private int at;

  PythonVersionReader(String text) {
    this.text = text.strip().toLowerCase(Locale.ROOT);
  }

  Optional<PythonVersion> read() {
    at = text.startsWith("v") ? 1 : 0;
    String epoch = epoch();
    List<String> release = release();
    if (release.isEmpty()) {
      return Optional.empty();
    }
    String pre = pre();
    String post = post();
    String dev = marked(DEV);
    List<String> local = local();
    return at == text.length()
        ? Optional.of(new PythonVersion(epoch, release, new Phase(pre, post, dev), local))
        : Optional.empty();
  }

  private String epoch() {
    int end = Digits.end(text, at);
    if (end == at || end == text.length() || text.charAt(end) != '!') {
      return "0";
    }
    String epoch = text.substring(at, end);
    at = end + 1;
    return epoch;
  }

  private List<String> release() {
    List<String> numbers = new ArrayList<>();
    int end = Digits.end(text, at);
    while (end > at) {
      numbers.add(text.substring(at, end));
      at = end;
      end = at < text.length() && text.charAt(at) == '.' ? Digits.end(text, at + 1) : at;
      if (end > at + 1) {
        at++;
      } else {
        end = at;
      }
    }
    return numbers;
  }

  private String pre() {
    int from = afterSeparator(at);
    for (String word : PRE) {
      if (text.startsWith(word, from)) {
        at = from + word.length();
        return stage(word) + number();
      }
    }
    return "";
  }

  private static String stage(String word) {
    return switch (word) {
      case "alpha", "a" -> "a";
      case "beta", "b" -> "b";
      default -> "rc";
    };
  }

  /// `1-2` is short for `1.post2`.
  private String post() {
    if (at < text.length() && text.charAt(at) == '-' && Digits.end(text, at + 1) > at + 1) {
      at++;
      return number();
    }
    return marked(POST);
  }

  private String marked(List<String> words) {
    int from = afterSeparator(at);
    for (String word : words) {
      if (text.startsWith(word, from)) {
        at = from + word.length();
        return number();
      }
    }
    return "";
  }

  /// The number after a word, which a separator may part from it; `0` where there is none. The
  /// separator counts as read even then, as in the pattern of the standard.
  private String number() {
    int from = afterSeparator(at);
    int end = Digits.end(text, from);
    at = end;
    return end == from ? "0" : text.substring(from, end);
  }

  private List<String> local() {
    List<String> parts = new ArrayList<>();
    char expected = '+';
    while (at < text.length() && isLocalStart(expected)) {
      int end = at + 1;
      while (end < text.length() && isWordCharacter(text.charAt(end))) {
        end++;
      }
      if (end == at + 1) {
        return parts;
      }
      parts.add(text.substring(at + 1, end));
      at = end;
      expected = '.';
    }
    return parts;
  }

  private boolean isLocalStart(char expected) {
    return expected == '+' ? text.charAt(at) == '+' : isSeparator(text.charAt(at));
  }

  private int afterSeparator(int from) {
    return from < text.length() && isSeparator(text.charAt(from)) ? from + 1 : from;
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '-' || c == '_';
  }

  private static boolean isWordCharacter(char c) {
    return Digits.isDigit(c) || Digits.isLetter(c);
  }
}
