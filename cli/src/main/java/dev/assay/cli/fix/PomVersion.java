package dev.assay.cli.fix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a pom.xml writes the version of one dependency.
final class PomVersion {
  /// No dependency that people write has more lines.
  private static final int MOST_LINES = 60;

  private static final Pattern VERSION = Pattern.compile("<version>\\s*([^<]*?)\\s*</version>");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

  private PomVersion() {}

  /// The line of the version; empty where the file does not write it, or writes it in a property
  /// that is used more than once: another artifact need not have that version.
  ///
  /// @param declared line of the `dependency` element
  static Optional<Integer> of(TextLines pom, int declared) {
    for (int number = declared; number < declared + MOST_LINES; number++) {
      Matcher version = VERSION.matcher(pom.line(number));
      if (version.find()) {
        Matcher property = PROPERTY.matcher(version.group(1));
        return property.matches() ? property(pom, property.group(1)) : Optional.of(number);
      }
      if (pom.line(number).contains("</dependency>")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> property(TextLines pom, String name) {
    int uses = 0;
    int definitions = 0;
    int at = 0;
    for (int number = 1; number <= pom.lines().size(); number++) {
      String line = pom.line(number);
      uses += line.split(Pattern.quote("${" + name + "}"), -1).length - 1;
      if (line.contains("<" + name + ">")) {
        definitions++;
        at = number;
      }
    }
    return uses == 1 && definitions == 1 ? Optional.of(at) : Optional.empty();
  }
}
