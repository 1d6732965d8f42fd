package dev.assay.match;

/// How one version stands to another.
public sealed interface VersionOrder {
  /// The first is older.
  record Before() implements VersionOrder {}

  /// Both are the same, however they are spelled.
  record Same() implements VersionOrder {}

  /// The first is newer.
  record After() implements VersionOrder {}

  /// It cannot be told.
  ///
  /// @param reason a clause for people
  record Undecidable(String reason) implements VersionOrder {}
}
