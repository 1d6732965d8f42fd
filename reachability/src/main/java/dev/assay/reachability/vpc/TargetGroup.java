package dev.assay.reachability.vpc;

import java.util.List;

/// Where a listener sends to.
///
/// @param arn empty for the instances of a classic load balancer
/// @param preservesClient whether targets see the client's address
/// @param isAssumption whether that was not in the data
/// @param crossesZones whether it sends across zones
public record TargetGroup(
    String arn,
    boolean isIpv6,
    boolean preservesClient,
    boolean isAssumption,
    boolean crossesZones,
    List<Target> targets) {
  public TargetGroup {
    targets = List.copyOf(targets);
  }

  /// One registered target.
  ///
  /// @param id an instance id or an address
  /// @param health such as `healthy`; empty where unknown
  public record Target(String id, int port, String health) {}
}
