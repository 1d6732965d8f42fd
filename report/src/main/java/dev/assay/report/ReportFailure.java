package dev.assay.report;

/// Why a report could not be made, for the one who asked.
public record ReportFailure(Code code, String message) {

  /// The API's `ReportingErrorCode`.
  public enum Code {
    INTERNAL_ERROR,
    INVALID_PERMISSIONS,
    NO_FINDINGS_FOUND,
    BUCKET_NOT_FOUND,
    INCOMPATIBLE_BUCKET_REGION,
    MALFORMED_KMS_KEY
  }
}
