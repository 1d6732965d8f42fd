package dev.assay.coverage;

/// What is looked for: the API's `ScanType`.
public enum ScanType {
  PACKAGE,
  NETWORK,
  CODE
}
