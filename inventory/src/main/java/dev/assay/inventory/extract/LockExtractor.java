package dev.assay.inventory.extract;

/// Reads what a project plans to install: a lock file or a manifest, beside the project's source.
public interface LockExtractor extends Extractor {

  @Override
  default PackageState state() {
    return PackageState.LOCKED;
  }
}
