package dev.assay.inventory.extract;

/// What files of a format say about their packages.
public enum PackageState {
  /// They are there: package databases, and what package managers leave beside what they install.
  INSTALLED,
  /// Somebody plans to install them: lock files and manifests.
  LOCKED
}
