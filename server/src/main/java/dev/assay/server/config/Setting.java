package dev.assay.server.config;

import java.util.Locale;
import java.util.function.Function;

/// One scalar setting.
///
/// @param key as the file spells it, parts joined by dots: `scan.interval`
/// @param fallback its default, as a user would write it
/// @param parser throws `IllegalArgumentException` with a clause that says what is wrong
/// @param description one sentence for the reference page
record Setting<T>(String key, String fallback, Function<String, T> parser, String description) {

  /// The variable that sets it: `ASSAY_SCAN_INTERVAL`.
  String variable() {
    return "ASSAY_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
