package dev.assay.server.scan;

import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.CoveredResource;
import dev.assay.coverage.ResourceMetadata;
import dev.assay.coverage.ScanMode;
import dev.assay.coverage.ScanStatus;
import dev.assay.coverage.ScanStatusReason;
import dev.assay.coverage.ScanType;
import dev.assay.finding.ScannedResource;
import dev.assay.match.MatchResult;
import dev.assay.model.AccountId;
import dev.assay.model.OperatingSystem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Says of each resource that it is scanned, or why not.
final class CoverageRows {

  private final CoverageStore coverage;
  private final AccountId account;
  private final Clock clock;

  CoverageRows(CoverageStore coverage, AccountId account, Clock clock) {
    this.coverage = coverage;
    this.account = account;
    this.clock = clock;
  }

  /// A resource was scanned and judged.
  void scanned(ScannedResource resource, MatchResult result) {
    put(resource, reason(result), clock.instant(), result.inventory().problems().size());
  }

  /// A resource that was never read cannot be read now.
  void neverRead(ScannedResource resource, ScanStatusReason reason) {
    put(resource, reason, Instant.EPOCH, 0);
  }

  private void put(
      ScannedResource resource, ScanStatusReason reason, Instant lastScanned, int problems) {
    coverage.put(
        account,
        List.of(
            new CoveredResource(
                resource.identity().id(),
                metadata(resource),
                ScanType.PACKAGE,
                resource instanceof ScannedResource.Instance
                    ? ScanMode.EC2_SSM_AGENT_BASED
                    : ScanMode.NONE,
                ScanStatus.of(reason),
                lastScanned,
                problems)));
  }

  /// A resource that was read before cannot be read now; its findings stay as they are.
  ///
  /// @return whether that is new
  boolean unreadable(String resource, ScanStatusReason reason) {
    return coverage.changeStatus(
            account, List.of(resource), ScanType.PACKAGE, ScanStatus.of(reason))
        > 0;
  }

  /// A resource is gone.
  void gone(String resource) {
    coverage.remove(account, List.of(resource), ScanType.PACKAGE);
  }

  /// An operating system whose packages nobody judged, and nothing else found, is not covered.
  private static ScanStatusReason reason(MatchResult result) {
    var inventory = result.inventory();
    if (inventory.packages().isEmpty()) {
      return ScanStatusReason.NO_INVENTORY;
    }
    boolean isDistribution = inventory.operatingSystem() instanceof OperatingSystem.Distribution;
    int notAssessed =
        result.notAssessed().stream().mapToInt(MatchResult.NotAssessed::packages).sum();
    return isDistribution && notAssessed >= inventory.packages().size()
        ? ScanStatusReason.UNSUPPORTED_OS
        : ScanStatusReason.SUCCESSFUL;
  }

  private static ResourceMetadata metadata(ScannedResource resource) {
    return switch (resource) {
      case ScannedResource.Instance instance ->
          new ResourceMetadata.Instance("", "LINUX", instance.identity().tags());
      case ScannedResource.ContainerImage image ->
          new ResourceMetadata.Image(
              image.repository(), image.tags(), Instant.EPOCH, Instant.EPOCH, 0);
      case ScannedResource.Function function ->
          new ResourceMetadata.Function(
              function.name(), function.runtime(), function.layers(), function.identity().tags());
    };
  }
}
