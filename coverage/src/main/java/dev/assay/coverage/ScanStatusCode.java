package dev.assay.coverage;

/// Whether a resource is being watched.
public enum ScanStatusCode {
  ACTIVE,
  INACTIVE
}
