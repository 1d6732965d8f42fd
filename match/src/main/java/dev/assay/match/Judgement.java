package dev.assay.match;

import java.util.function.Supplier;

/// What one statement means for one installed version. The words are made only when asked for.
sealed interface Judgement {

  Supplier<String> because();

  /// The version is affected.
  record Inside(Fix fix, Supplier<String> because) implements Judgement {}

  /// The version is not affected.
  ///
  /// @param fixed whether it is at or past a version that fixes the vulnerability
  record Outside(boolean fixed, Supplier<String> because) implements Judgement {}

  /// It cannot be told.
  record Unclear(Supplier<String> because) implements Judgement {}
}
