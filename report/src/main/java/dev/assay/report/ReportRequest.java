package dev.assay.report;

/// What is asked.
///
/// @param criteria which findings or resources, as JSON of the API; empty for all
public record ReportRequest(Kind kind, Format format, String criteria, Destination destination) {

  /// What a report is about.
  public enum Kind {
    /// One file of findings.
    FINDINGS,
    /// One bill of materials for each resource.
    SBOMS
  }

  /// The API's words, of `ReportFormat` and `SbomReportFormat`.
  public enum Format {
    CSV,
    JSON,
    CYCLONEDX_1_4,
    SPDX_2_3
  }

  /// Where it goes.
  public sealed interface Destination {
    /// A bucket, or the folder that stands for it.
    ///
    /// @param keyPrefix before the names of the files; empty for none
    /// @param kmsKey ARN of the key that the bucket encrypts with
    record Bucket(String name, String keyPrefix, String kmsKey) implements Destination {}

    /// Kept by the server until it is fetched, or too old.
    record Download() implements Destination {}
  }
}
