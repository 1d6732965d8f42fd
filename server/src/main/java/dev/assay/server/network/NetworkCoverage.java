package dev.assay.server.network;

import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.CoveredResource;
import dev.assay.coverage.ResourceMetadata;
import dev.assay.coverage.ScanMode;
import dev.assay.coverage.ScanStatus;
import dev.assay.coverage.ScanStatusReason;
import dev.assay.coverage.ScanType;
import dev.assay.model.AccountId;
import dev.assay.reachability.Machine;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

/// Says of each instance of a network whether its paths are evaluated, or why not.
public final class NetworkCoverage {
  private final CoverageStore coverage;
  private final AccountId account;
  private final Clock clock;

  public NetworkCoverage(CoverageStore coverage, AccountId account, Clock clock) {
    this.coverage = coverage;
    this.account = account;
    this.clock = clock;
  }

  /// These were looked at: running ones were evaluated, stopped ones keep the findings they have.
  ///
  /// @param problems how many parts of their network could not be read
  void scanned(Collection<Machine> machines, int problems) {
    coverage.put(
        account,
        machines.stream()
            .map(
                machine ->
                    new CoveredResource(
                        machine.id(),
                        new ResourceMetadata.Instance(machine.image(), "UNKNOWN", machine.tags()),
                        ScanType.NETWORK,
                        ScanMode.NONE,
                        ScanStatus.of(
                            machine.isRunning()
                                ? ScanStatusReason.SUCCESSFUL
                                : ScanStatusReason.EC2_INSTANCE_STOPPED),
                        clock.instant(),
                        problems))
            .toList());
    // Nobody reports their packages, as long as nobody has.
    coverage.putAbsent(account, machines.stream().map(NetworkCoverage::unmanaged).toList());
  }

  private static CoveredResource unmanaged(Machine machine) {
    return new CoveredResource(
        machine.id(),
        new ResourceMetadata.Instance(machine.image(), "UNKNOWN", machine.tags()),
        ScanType.PACKAGE,
        ScanMode.NONE,
        ScanStatus.of(ScanStatusReason.UNMANAGED_EC2_INSTANCE),
        Instant.EPOCH,
        0);
  }

  /// The network cannot be read now; findings stay as they are.
  void unreadable(Collection<String> instances, boolean isDenied) {
    var reason = isDenied ? ScanStatusReason.ACCESS_DENIED : ScanStatusReason.STALE_INVENTORY;
    coverage.changeStatus(account, instances, ScanType.NETWORK, ScanStatus.of(reason));
  }

  /// These are gone.
  void gone(Collection<String> instances) {
    coverage.remove(account, instances, ScanType.NETWORK);
    coverage.remove(account, instances, ScanType.PACKAGE, ScanStatusReason.UNMANAGED_EC2_INSTANCE);
  }
}
