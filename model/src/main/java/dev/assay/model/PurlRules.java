package dev.assay.model;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the purl specification asks of the parts, in general and by type.
///
/// One rule is left out on purpose: that Go's module paths are lower case. Go tells apart paths by
/// case, advisories name them as published (`github.com/Masterminds/…`), and the tools that write
/// SBOMs keep the case too.
final class PurlRules {
  private PurlRules() {}

  /// Letters, digits, `.` and `-`, beginning with a letter.
  static String type(String type) {
    if (type.isEmpty() || !isLetter(type.charAt(0)) || !consistsOf(type, ".-")) {
      throw new IllegalArgumentException("a purl's type is made of letters, digits, . and -");
    }
    return type.toLowerCase(Locale.ROOT);
  }

  static String namespace(String type, String namespace) {
    return switch (type) {
      case "alpm",
          "apk",
          "bitbucket",
          "composer",
          "deb",
          "github",
          "gitlab",
          "hex",
          "npm",
          "qpkg",
          "rpm" ->
          namespace.toLowerCase(Locale.ROOT);
      default -> namespace;
    };
  }

  static String name(String type, String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a purl names a package");
    }
    return switch (type) {
      case "alpm", "apk", "bitbucket", "bitnami", "composer", "deb", "github", "gitlab", "hex" ->
          name.toLowerCase(Locale.ROOT);
      // The specification's own normalisation, of underscores only; PEP 503 goes further.
      case "pypi" -> name.toLowerCase(Locale.ROOT).replace('_', '-');
      default -> name;
    };
  }

  static String version(String type, String version) {
    return type.equals("huggingface") ? version.toLowerCase(Locale.ROOT) : version;
  }

  static SortedMap<String, String> qualifiers(Map<String, String> qualifiers) {
    var valid = new TreeMap<String, String>();
    qualifiers.forEach(
        (key, value) -> {
          if (key.isEmpty() || !isLetter(key.charAt(0)) || !consistsOf(key, ".-_")) {
            throw new IllegalArgumentException(
                "a qualifier's key is made of letters, digits, ., - and _: \"" + key + "\"");
          }
          if (!value.isEmpty()) {
            valid.put(key.toLowerCase(Locale.ROOT), value);
          }
        });
    return valid;
  }

  private static boolean consistsOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
