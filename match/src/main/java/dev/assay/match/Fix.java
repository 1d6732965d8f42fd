package dev.assay.match;

import dev.assay.advisory.Statement.FixPlan;

/// What removes a vulnerability from an installed package.
public sealed interface Fix {
  /// The nearest version above the installed one that is not affected.
  record Upgrade(String version) implements Fix {}

  /// No fixed version is known.
  record None(FixPlan plan) implements Fix {}
}
