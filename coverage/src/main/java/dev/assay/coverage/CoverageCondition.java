package dev.assay.coverage;

import java.time.Instant;

/// One condition on one field.
public sealed interface CoverageCondition {

  /// Compares text, byte by byte. A missing value equals nothing.
  record Text(Comparison comparison, String value) implements CoverageCondition {}

  /// Both ends included; [Long#MIN_VALUE] and [Long#MAX_VALUE] where the range is open.
  record Amount(long lowest, long highest) implements CoverageCondition {}

  /// Both ends included; [Instant#MIN] and [Instant#MAX] where the range is open.
  record Date(Instant earliest, Instant latest) implements CoverageCondition {}

  /// A tag of this key has this value, or, where the value is empty, any value.
  record Tag(String key, String value) implements CoverageCondition {}

  /// How text is compared.
  enum Comparison {
    EQUALS,
    NOT_EQUALS
  }
}
