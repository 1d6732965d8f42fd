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
    String title,
    Severity severity,
    Subject subject,
    ScannedResource resource) {

  /// Where the finding is in its life.
  public record State(
      Status status, Instant firstObserved, Instant lastObserved, Instant updated) {}

  /// What was found.
  public sealed interface Subject {}

  /// A vulnerability of packages.
  public record VulnerablePackages(
      Judgement judgement, Vulnerability vulnerability, List<StoredPackage> packages)
      implements Subject {
    public VulnerablePackages {
      packages = List.copyOf(packages);
    }
  }

  /// Ports that can be reached from outside.
  public record OpenPath(NetworkPath path, PortRange ports, NetworkEvidence evidence)
      implements Subject {}

  /// What was made of a vulnerability on its resource.
  ///
  /// @param score as published, unadjusted
  /// @param source in the API's words
  /// @param vendorSeverity empty where the publisher says none
  /// @param sourceUrl empty where none is known
  public record Judgement(
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
