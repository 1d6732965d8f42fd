package dev.assay.account;

import java.time.Instant;

/// How an account's scanning is set.
///
/// @param ecrRescanUpdated when the rescan setting was last changed; [Instant#EPOCH] where it is
///     still the one it came with
public record ScanConfiguration(
    EcrRescan ecrRescan, Instant ecrRescanUpdated, Ec2ScanMode ec2ScanMode) {

  /// How a new account is set, which is how AWS sets one.
  public static ScanConfiguration initial() {
    return new ScanConfiguration(
        new EcrRescan(
            EcrRescan.Duration.DAYS_14,
            EcrRescan.PullDateDuration.DAYS_14,
            EcrRescan.PullDateMode.LAST_IN_USE_AT),
        Instant.EPOCH,
        Ec2ScanMode.EC2_HYBRID);
  }
}
