package dev.assay.finding;

import dev.assay.advisory.Vulnerability;
import dev.assay.model.AccountId;
import dev.assay.model.Severity;
import java.time.Instant;
import java.util.List;

/// A finding as the store has it: what the API tells of it.
///
/// @param arn `arn:aws:inspector2:REGION:ACCOUNT:finding/…`
public record StoredFinding(
    String arn,
    AccountId account,
    State state,
    Judgement judgement,
    Vulnerability vulnerability,
    ScannedResource resource,
    List<StoredPackage> packages) {
  public StoredFinding {
    packages = List.copyOf(packages);
  }

  /// Where the finding is in its life.
  public record State(
      Status status, Instant firstObserved, Instant lastObserved, Instant updated) {}

  /// What was made of the vulnerability on this resource.
  ///
  /// @param source in the API's words
  /// @param vendorSeverity empty where the publisher says none
  /// @param sourceUrl empty where none is known
  public record Judgement(
      String title,
      Severity severity,
      Score score,
      String source,
      String vendorSeverity,
      PackageFinding.FixAvailability fix,
      String sourceUrl) {}

  /// One affected package.
  ///
  /// @param manager the API's package manager
  /// @param layer empty outside images
  /// @param fixedVersion empty where no fix is known
  public record StoredPackage(
      Version version,
      String name,
      String architecture,
      String manager,
      String path,
      String layer,
      String fixedVersion,
      String remediation) {}

  /// A version in the API's parts.
  ///
  /// @param epoch 0 where the version has none
  /// @param release empty where the version has none
  public record Version(int epoch, String upstream, String release) {}

  /// The API's finding statuses.
  public enum Status {
    ACTIVE,
    SUPPRESSED,
    CLOSED
  }
}
