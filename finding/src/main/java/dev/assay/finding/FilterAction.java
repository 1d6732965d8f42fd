package dev.assay.finding;

/// What a filter does to the findings it matches.
public enum FilterAction {
  /// Nothing: it is a saved search.
  NONE,
  /// Hides them for as long as it matches them.
  SUPPRESS
}
