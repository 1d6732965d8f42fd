package dev.assay.match;

/// A version that has been read once and is held against others of its scheme. For one thread.
interface VersionReading {

  /// How this version stands to another.
  VersionOrder order(String other);
}
