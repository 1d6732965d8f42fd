package dev.assay.reachability.vpc;

import java.util.List;

/// A load balancer of any kind.
///
/// @param arn of a classic one, which has none in its description, the one AWS would write
/// @param interfaceDescription how the description of each of its network interfaces reads
/// @param groups empty for a network load balancer that has none, which then admits everything
/// @param listeners in the order of the data
public record LoadBalancer(
    String arn,
    Kind kind,
    String interfaceDescription,
    boolean isInternetFacing,
    boolean isDualStack,
    String vpc,
    List<String> subnets,
    List<String> groups,
    boolean crossesZones,
    List<Listener> listeners)
    implements Component {
  public LoadBalancer {
    subnets = List.copyOf(subnets);
    groups = List.copyOf(groups);
    listeners = List.copyOf(listeners);
  }

  @Override
  public String id() {
    return arn;
  }

  /// The same load balancer with what other answers say of it.
  public LoadBalancer with(boolean crossing, List<Listener> itsListeners) {
    return new LoadBalancer(
        arn,
        kind,
        interfaceDescription,
        isInternetFacing,
        isDualStack,
        vpc,
        subnets,
        groups,
        crossing,
        itsListeners);
  }

  /// What a load balancer works on.
  public enum Kind {
    APPLICATION,
    NETWORK,
    CLASSIC,
    GATEWAY
  }
}
