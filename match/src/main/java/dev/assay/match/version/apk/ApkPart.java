package dev.assay.match.version.apk;

import dev.assay.match.version.Digits;
import java.util.List;
import java.util.Optional;

/// One part of an Alpine version.
///
/// @param text without the characters that announce the kind
record ApkPart(Kind kind, String text) {

  /// The kinds of part, in the order in which a version may hold them.
  enum Kind {
    INITIAL_NUMBER(0),
    NUMBER(1),
    LETTER(0),
    SUFFIX(1),
    SUFFIX_NUMBER(0),
    COMMIT(1),
    REVISION(2),
    END(0);

    private final int prefix;

    Kind(int prefix) {
      this.prefix = prefix;
    }

    /// How many characters announce the part: `.`, `_`, `~`, `-r`.
    int prefix() {
      return prefix;
    }
  }

  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");
  private static final int PLAIN = SUFFIXES.indexOf("");

  /// Reads the part at `at`, which follows one of kind `before`; empty where none may stand there.
  static Optional<ApkPart> after(Kind before, String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '.' -> before.compareTo(Kind.NUMBER) <= 0 ? digits(Kind.NUMBER, text, at) : none();
      case '_' -> before.compareTo(Kind.SUFFIX_NUMBER) <= 0 ? suffix(text, at + 1) : none();
      case '~' -> before.compareTo(Kind.COMMIT) < 0 ? commit(text, at + 1) : none();
      case '-' ->
          before.compareTo(Kind.REVISION) < 0 && text.startsWith("-r", at)
              ? digits(Kind.REVISION, text, at)
              : none();
      default -> {
        if (Digits.isDigit(c)) {
          yield before == Kind.SUFFIX ? digits(Kind.SUFFIX_NUMBER, text, at) : none();
        }
        boolean letter = c >= 'a' && c <= 'z' && before.compareTo(Kind.NUMBER) <= 0;
        yield letter ? Optional.of(new ApkPart(Kind.LETTER, text.substring(at, at + 1))) : none();
      }
    };
  }

  /// Compares with a part of the same kind.
  int compareSameKind(ApkPart other) {
    return switch (kind) {
      case INITIAL_NUMBER, SUFFIX_NUMBER, REVISION -> Digits.compare(text, other.text);
      case NUMBER -> compareInnerNumber(other);
      case LETTER, COMMIT -> text.compareTo(other.text);
      case SUFFIX -> Integer.compare(SUFFIXES.indexOf(text), SUFFIXES.indexOf(other.text));
      case END -> 0;
    };
  }

  /// Compares where one version goes on with another kind of part than the other, or ends.
  int compareKind(ApkPart other) {
    if (isPreRelease()) {
      return -1;
    }
    return other.isPreRelease() ? 1 : other.kind.compareTo(kind);
  }

  /// A number with a leading zero is compared as the text of a fraction, as Gentoo does.
  private int compareInnerNumber(ApkPart other) {
    return text.startsWith("0") || other.text.startsWith("0")
        ? text.compareTo(other.text)
        : Digits.compare(text, other.text);
  }

  private boolean isPreRelease() {
    return kind == Kind.SUFFIX && SUFFIXES.indexOf(text) < PLAIN;
  }

  private static Optional<ApkPart> digits(Kind kind, String text, int at) {
    int from = at + kind.prefix();
    int to = Digits.end(text, from);
    return from == to ? none() : Optional.of(new ApkPart(kind, text.substring(from, to)));
  }

  private static Optional<ApkPart> suffix(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= 'a' && text.charAt(to) <= 'z') {
      to++;
    }
    String name = text.substring(from, to);
    return !name.isEmpty() && SUFFIXES.contains(name)
        ? Optional.of(new ApkPart(Kind.SUFFIX, name))
        : none();
  }

  private static Optional<ApkPart> commit(String text, int from) {
    int to = from;
    while (to < text.length() && Character.digit(text.charAt(to), 16) >= 0) {
      to++;
    }
    return from == to ? none() : Optional.of(new ApkPart(Kind.COMMIT, text.substring(from, to)));
  }

  private static Optional<ApkPart> none() {
    return Optional.empty();
  }
}
