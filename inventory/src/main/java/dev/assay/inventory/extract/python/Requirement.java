package dev.assay.inventory.extract.python;

/// One requirement of a package, PEP 508 with pip's additions.
sealed interface Requirement {
  /// One version and no other.
  record Pinned(String name, String version) implements Requirement {}

  /// A range of versions, or any.
  record Open(String name) implements Requirement {}

  /// A file, an address or a repository.
  record Elsewhere(String name, String address) implements Requirement {}

  record Unreadable() implements Requirement {}

  /// Reads `name[extra] ==1.0 ; marker --hash=…`.
  static Requirement parse(String text) {
    int end = nameEnd(text);
    String name = text.substring(0, end);
    int at = skipBlanks(text, end);
    if (at < text.length() && text.charAt(at) == '[') {
      int close = text.indexOf(']', at);
      if (close < 0) {
        return new Unreadable();
      }
      at = skipBlanks(text, close + 1);
    }
    if (name.isEmpty() || (at < text.length() && "@=<>!~;,( -".indexOf(text.charAt(at)) < 0)) {
      return looksLikePlace(text) ? new Elsewhere(text, text) : new Unreadable();
    }
    if (at < text.length() && text.charAt(at) == '@') {
      return new Elsewhere(name, text.substring(at + 1).strip());
    }
    return pinned(name, specifiers(text.substring(at)));
  }

  private static Requirement pinned(String name, String specifiers) {
    for (String one : specifiers.split(",", -1)) {
      String specifier = one.strip();
      int operator =
          specifier.startsWith("===") ? 3 : specifier.startsWith("==") ? 2 : specifier.length();
      String version = specifier.substring(operator).strip();
      if (!version.isEmpty() && !version.endsWith("*")) {
        return new Pinned(name, version);
      }
    }
    return new Open(name);
  }

  /// Without markers, hashes and the parentheses of old.
  private static String specifiers(String text) {
    int end = text.length();
    for (String behind : new String[] {";", " --"}) {
      int at = text.indexOf(behind);
      end = at < 0 ? end : Math.min(end, at);
    }
    String specifiers = text.substring(0, end).strip();
    return specifiers.startsWith("(") && specifiers.endsWith(")")
        ? specifiers.substring(1, specifiers.length() - 1)
        : specifiers;
  }

  private static int nameEnd(String text) {
    int at = 0;
    while (at < text.length() && isNameLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean looksLikePlace(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.endsWith(".whl");
  }

  private static boolean isNameLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
