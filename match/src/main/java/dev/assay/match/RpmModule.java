package dev.assay.match;

import dev.assay.match.version.Digits;

/// Whether an rpm version was built as part of a module (`.module+el8…`, `.module_el8…`).
///
/// Red Hat states the fixes of modules and of plain packages apart, and one never fixes the other.
/// The stream is not in the version; where the major numbers differ it may be another stream.
record RpmModule(String version) {
  /// For schemes that have no modules.
  static final RpmModule NONE = new RpmModule("");

  boolean isOtherThan(String bound) {
    return !equals(NONE) && isModular(version) != isModular(bound);
  }

  boolean mayBeOtherStream(String bound) {
    return isModular(version) && isModular(bound) && !major(version).equals(major(bound));
  }

  /// Whether it is known to be of a module that the statements may not mean.
  boolean isModular() {
    return isModular(version);
  }

  private static boolean isModular(String text) {
    return text.contains(".module");
  }

  private static String major(String text) {
    int from = text.indexOf(':') + 1;
    return text.substring(from, Digits.end(text, from));
  }
}
