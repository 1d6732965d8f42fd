package dev.assay.reachability.oracle;

import java.util.List;

/// A load balancer with its interfaces, described or assumed (rule L2). `via` is its ARN.
record LoadBalancer(
    String via, boolean classic, List<Interface> interfaces, List<Listener> listeners) {

  record Listener(int port, List<Transport> transports, List<Target> targets) {}

  /// Where a listener sends: an interface by one of its addresses. `preserved` is rule L7 before
  /// families are compared, `crossZone` rule L8.
  record Target(Interface one, Ip address, int port, boolean preserved, boolean crossZone) {}
}
