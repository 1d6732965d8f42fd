package dev.assay.inventory.extract.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A library as its publisher names its files and begins them. Names and banners are those of each
/// library's own releases, looked up in November 2026 in npm's packages.
///
/// @param npmName the package on npm
/// @param file how its file begins, in lower case
/// @param banners texts, in lower case, behind which the version stands in the first comment
record KnownLibrary(String npmName, String file, List<String> banners) {
  // The longer of two names that begin alike comes first.
  private static final List<KnownLibrary> ALL =
      List.of(
          of("jquery-migrate", "jquery-migrate", "jquery migrate - v", "jquery migrate v"),
          of("jquery-ui", "jquery-ui", "jquery ui - v", "jquery ui "),
          of("jquery-validation", "jquery.validate", "jquery validation plugin - v"),
          of("jquery", "jquery", "jquery javascript library v", "jquery v"),
          of("bootstrap", "bootstrap", "bootstrap v", "bootstrap.js v"),
          of("angular", "angular", "angularjs v"),
          of("vue", "vue", "vue.js v", "vue v"),
          of("react-dom", "react-dom", "@license react v"),
          of("react", "react", "react v"),
          of("moment", "moment", "//! version : "),
          of("lodash", "lodash", "lodash "),
          of("underscore", "underscore", "underscore.js "),
          of("backbone", "backbone", "backbone.js "),
          of("handlebars", "handlebars", "handlebars v"),
          of("mustache", "mustache"),
          of("knockout", "knockout", "knockout javascript library v"),
          of("dompurify", "purify", "@license dompurify "),
          of("tinymce", "tinymce", "version: "),
          of("select2", "select2", "select2 "),
          of("chart.js", "chart", "chart.js v"),
          of("axios", "axios", "axios v"),
          of("marked", "marked", "marked v"));

  private static KnownLibrary of(String npmName, String file, String... banners) {
    return new KnownLibrary(npmName, file, List.of(banners));
  }

  /// The library that a file's name speaks of: it, then a version, `.min`, `.js` and the like, and
  /// no other word, which would be a plugin's.
  ///
  /// @param begin where the name begins in the path
  static Optional<KnownLibrary> ofFile(String path, int begin) {
    for (KnownLibrary library : ALL) {
      String file = library.file;
      if (path.regionMatches(true, begin, file, 0, file.length())
          && isPlain(path, begin + file.length())) {
        return Optional.of(library);
      }
    }
    return Optional.empty();
  }

  /// Whether only marks, numbers and the words of build forms follow.
  private static boolean isPlain(String path, int from) {
    String rest = path.substring(from, path.length() - ".js".length()).toLowerCase(Locale.ROOT);
    if (rest.isEmpty()) {
      return true;
    }
    if (rest.charAt(0) != '-' && rest.charAt(0) != '.' && rest.charAt(0) != '_') {
      return false;
    }
    for (String word : rest.substring(1).split("[-._]", -1)) {
      boolean build =
          switch (word) {
            case "min",
                "slim",
                "bundle",
                "prod",
                "production",
                "development",
                "dev",
                "umd",
                "full",
                "custom",
                "global",
                "runtime",
                "esm",
                "core",
                "pack",
                "packed",
                "latest",
                "debug" ->
                true;
            default -> word.isEmpty() || isVersionWord(word);
          };
      if (!build) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersionWord(String word) {
    int from = word.charAt(0) == 'v' && word.length() > 1 ? 1 : 0;
    char first = word.charAt(from);
    return (first >= '0' && first <= '9')
        || word.startsWith("rc")
        || word.startsWith("beta")
        || word.startsWith("alpha");
  }

  /// `3.4.1` of `jquery-3.4.1.min.js`; empty where no such number of at least two parts is there.
  String versionInName(String name) {
    for (int i = file.length(); i < name.length(); i++) {
      if (isDigit(name.charAt(i))) {
        String version = versionAt(name, i);
        return version.indexOf('.') > 0 ? version : "";
      }
    }
    return "";
  }

  /// The version behind one of the library's banners; empty where the line has none.
  String versionInBanner(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    for (String banner : banners) {
      int at = lower.indexOf(banner);
      if (at >= 0) {
        int from = at + banner.length();
        String version = versionAt(line, from);
        if (version.indexOf('.') > 0) {
          return version;
        }
      }
    }
    return "";
  }

  /// The numbers, and a pre-release such as `-rc.1`, that begin at a place.
  private static String versionAt(String text, int from) {
    int end = from;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    int numbers = end;
    for (String word : new String[] {"-rc", "-beta", "-alpha"}) {
      if (text.startsWith(word, numbers)) {
        end = numbers + word.length();
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
          end++;
        }
      }
    }
    String version = text.substring(from, end);
    return version.endsWith(".") ? version.substring(0, version.length() - 1) : version;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
