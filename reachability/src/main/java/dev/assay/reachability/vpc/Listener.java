package dev.assay.reachability.vpc;

import dev.assay.reachability.Protocol;
import java.util.List;

/// A port on which a load balancer listens.
///
/// @param arn empty for a classic load balancer
/// @param protocols the transport protocols
/// @param groups what its default action and its rules forward to
public record Listener(String arn, int port, List<Protocol> protocols, List<TargetGroup> groups) {
  public Listener {
    protocols = List.copyOf(protocols);
    groups = List.copyOf(groups);
  }
}
