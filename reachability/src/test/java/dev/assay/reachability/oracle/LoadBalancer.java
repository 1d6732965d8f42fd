package dev.assay.reachability.oracle;

import java.util.List;

/// A load balancer with its interfaces, described or assumed (rule L2). `via` is its ARN.
record LoadBalancer(
    String via,
    boolean classic,
    String vpcId,
    List<Interface> interfaces,
    List<Listener> listeners) {

  /// `registered` says whether any target, of whatever kind, is registered with its groups.
  record Listener(int port, List<Transport> transports, List<Target> targets, boolean registered) {}

  /// Where a listener sends: an interface by one of its addresses, registered with the target group
  /// `group` unless it is a classic one's. `preserved` is rule L7 before
  /// families are compared, `crossZone` rule L8.
  record Target(
      String group, Interface one, Ip address, int port, boolean preserved, boolean crossZone) {}
}
