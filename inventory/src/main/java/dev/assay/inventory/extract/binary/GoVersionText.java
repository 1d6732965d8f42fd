package dev.assay.inventory.extract.binary;

import java.util.Locale;
import java.util.Optional;

/// Versions as Go's tools write them.
final class GoVersionText {
  private GoVersionText() {}

  /// `go1.22.5` as Go's vulnerability database writes it, `1.22.5`; `go1.21rc2` is `1.21.0-rc.2`
  /// there (go.dev/security/vuln/database). What follows a blank, dash or plus names an experiment
  /// or a vendor's build of the same release.
  static Optional<String> read(String compiler) {
    if (!compiler.startsWith("go1")) {
      return Optional.empty();
    }
    int at = 2;
    while (at < compiler.length() && (isDigit(compiler, at) || compiler.charAt(at) == '.')) {
      at++;
    }
    String numbers = compiler.substring(2, at);
    int dots = (int) numbers.chars().filter(c -> c == '.').count();
    String release = numbers + (dots == 1 ? ".0" : "");
    int word = at;
    while (at < compiler.length() && compiler.charAt(at) >= 'a' && compiler.charAt(at) <= 'z') {
      at++;
    }
    int number = at;
    while (isDigit(compiler, at)) {
      at++;
    }
    return number > word && at > number
        ? Optional.of(
            release + "-" + compiler.substring(word, number) + "." + compiler.substring(number, at))
        : Optional.of(release);
  }

  /// The version that a linker flag sets into a variable whose name ends with `version`.
  static Optional<String> inFlags(String flags) {
    String lower = flags.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("version=");
    while (at >= 0) {
      int from = at + "version=".length();
      int end = from;
      while (end < flags.length() && " '\"\\".indexOf(flags.charAt(end)) < 0) {
        end++;
      }
      String value = flags.substring(from, end);
      String plain = value.startsWith("v") ? value.substring(1) : value;
      if (isDigit(plain, 0) && plain.indexOf('.') > 0) {
        return Optional.of("v" + plain);
      }
      at = lower.indexOf("version=", from);
    }
    return Optional.empty();
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
