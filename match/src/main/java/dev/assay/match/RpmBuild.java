package dev.assay.match;

import dev.assay.match.version.Digits;
import java.util.List;

/// What an rpm version says of how it was built, beside its number.
///
/// As part of a module (`.module+el8…`, `.module_el8…`): Red Hat states the fixes of modules and of
/// plain packages apart, and one never fixes the other. The stream is not in the version; where the
/// major numbers differ it may be another stream.
///
/// For Ksplice or FIPS: Oracle builds the same package a second time with its own numbers, and the
/// fix of one is no fix of the other.
record RpmBuild(String version) {
  /// For schemes that have no such builds.
  static final RpmBuild NONE = new RpmBuild("");

  private static final List<String> MARKS = List.of(".module", ".ksplice", "_fips");

  boolean isOtherThan(String bound) {
    return !equals(NONE)
        && MARKS.stream().anyMatch(mark -> version.contains(mark) != bound.contains(mark));
  }

  boolean mayBeOtherStream(String bound) {
    return isModular() && bound.contains(".module") && !major(version).equals(major(bound));
  }

  /// Whether it is known to be of a module that the statements may not mean.
  boolean isModular() {
    return version.contains(".module");
  }

  private static String major(String text) {
    int from = text.indexOf(':') + 1;
    return text.substring(from, Digits.end(text, from));
  }
}
