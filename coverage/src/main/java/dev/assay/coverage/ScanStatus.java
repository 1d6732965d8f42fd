package dev.assay.coverage;

/// Whether a resource is being watched, and why.
public record ScanStatus(ScanStatusCode code, ScanStatusReason reason) {
  /// A reason with the code that goes with it.
  public static ScanStatus of(ScanStatusReason reason) {
    return new ScanStatus(reason.usualCode(), reason);
  }
}
