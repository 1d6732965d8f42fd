package dev.assay.reachability.oracle;

import java.util.List;

/// The rules that look at ports: G, N, P, T2 and T3, and the far side's of E2 and E4.
final class Packets {

  private final Filters filters;
  private final List<Integer> clientPorts;

  /// `clientPorts` has one port of each elementary cell, in order.
  Packets(Filters filters, List<Integer> clientPorts) {
    this.filters = filters;
    this.clientPorts = clientPorts;
  }

  boolean requestPasses(Interface one, Way way, Ip remote, Transport transport, int port) {
    return filters.admits(one, remote, List.of(), transport, port)
        && enters(one.subnetId(), way.transitSubnet(), way.local(), remote, transport, port)
        && switch (way.sender()) {
          case Sender.AtTheEdge() -> true;
          case Sender.Known(Interface far, String transitSubnet) ->
              filters.letsOut(far, way.local(), one.groups(), transport, port)
                  && leaves(far.subnetId(), transitSubnet, remote, way.local(), transport, port);
        };
  }

  /// Whether one client port lets the reply pass everywhere.
  boolean replyPasses(Interface one, Way way, Ip remote, Transport transport) {
    return clientPorts.stream()
        .anyMatch(clientPort -> replyPasses(one, way, remote, transport, clientPort));
  }

  boolean replyPasses(Interface one, Way way, Ip remote, Transport transport, int clientPort) {
    return leaves(one.subnetId(), way.transitSubnet(), way.local(), remote, transport, clientPort)
        && switch (way.sender()) {
          case Sender.AtTheEdge() -> true;
          case Sender.Known(Interface far, String transitSubnet) ->
              enters(far.subnetId(), transitSubnet, remote, way.local(), transport, clientPort);
        };
  }

  /// Traffic towards the address `mine` in a subnet. Between a transit gateway and an interface in
  /// its own attachment's subnet the ACL is not asked in this direction (rule T3).
  boolean enters(
      String subnet, String transitSubnet, Ip mine, Ip remote, Transport transport, int port) {
    if (transitSubnet.isEmpty()) {
      return filters.aclIn(subnet, remote, transport, port);
    }
    return transitSubnet.equals(subnet)
        || (filters.aclOut(transitSubnet, mine, transport, port)
            && filters.aclIn(subnet, remote, transport, port));
  }

  /// Traffic from the address `mine` in a subnet (rules T2 and T3).
  boolean leaves(
      String subnet, String transitSubnet, Ip mine, Ip remote, Transport transport, int port) {
    return filters.aclOut(subnet, remote, transport, port)
        && (transitSubnet.isEmpty() || filters.aclIn(transitSubnet, mine, transport, port));
  }
}
