package dev.assay.delivery;

/// What the rows of a table are put together by.
public enum Grouping {
  /// Nothing: most urgent first.
  NONE,
  PACKAGE,
  VULNERABILITY,
  /// The image layer that brought the file.
  LAYER,
  FILE
}
