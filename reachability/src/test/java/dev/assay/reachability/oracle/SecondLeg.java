package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.LoadBalancer.Target;
import java.util.List;

/// Rules L4 to L6 and L8: from an interface of a load balancer to a target.
final class SecondLeg {

  private final Filters filters;
  private final List<Integer> clientPorts;

  SecondLeg(Filters filters, List<Integer> clientPorts) {
    this.filters = filters;
    this.clientPorts = clientPorts;
  }

  /// Rule L8. A zone that is not known may be the same.
  boolean zoneAllows(Interface front, Target target) {
    String there = target.one().zone();
    return target.crossZone()
        || front.zone().isEmpty()
        || there.isEmpty()
        || there.equals(front.zone());
  }

  boolean passes(
      LoadBalancer balancer, Interface front, Target target, Ip client, Transport transport) {
    return (target.preserved() && client.version() == target.address().version())
        ? asTheClient(front, target, client, transport)
        : front.addresses(target.address().version()).stream()
            .anyMatch(own -> asItself(balancer, front, own, target, transport));
  }

  /// Rule L5.
  private boolean asTheClient(Interface front, Target target, Ip client, Transport transport) {
    Interface one = target.one();
    return filters.admits(one, client, front.groups(), transport, target.port())
        && filters.aclIn(one.subnetId(), client, transport, target.port())
        && clientPorts.stream()
            .anyMatch(port -> filters.aclOut(one.subnetId(), client, transport, port));
  }

  /// Rules L4 and L6, by one of the load balancer's own addresses.
  private boolean asItself(
      LoadBalancer balancer, Interface front, Ip own, Target target, Transport transport) {
    Interface one = target.one();
    return filters.letsOut(front, target.address(), one.groups(), transport, target.port())
        && filters.admits(one, own, front.groups(), transport, target.port())
        && (front.subnetId().equals(one.subnetId())
            ? !balancer.classic() || letOut(front, target, transport)
            : letOut(front, target, transport)
                && filters.aclIn(one.subnetId(), own, transport, target.port())
                && replyPasses(front, own, target, transport));
  }

  private boolean letOut(Interface front, Target target, Transport transport) {
    return filters.aclOut(front.subnetId(), target.address(), transport, target.port());
  }

  private boolean replyPasses(Interface front, Ip own, Target target, Transport transport) {
    return clientPorts.stream()
        .anyMatch(
            port ->
                filters.aclOut(target.one().subnetId(), own, transport, port)
                    && filters.aclIn(front.subnetId(), target.address(), transport, port));
  }
}
