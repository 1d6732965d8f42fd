package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.PortRange;
import java.util.List;

/// What the network ACL of a transit gateway attachment's subnet, and an appliance at the edge,
/// make of traffic to one address of an interface (rules T2, T3, X1). The same for almost all
/// addresses.
///
/// @param skipsInbound whether the interface's own subnet does not hold requests against its ACL
/// @param tcp for TCP
/// @param udp for UDP
/// @param appliance that traffic must cross; empty where there is none
record Gate(boolean skipsInbound, Ports tcp, Ports udp, String appliance) {
  static final Gate OPEN = new Gate(false, Ports.ALL, Ports.ALL, "");

  /// @param requests ports that a request may be for
  /// @param clients ports that it may come from, so that a reply gets out
  record Ports(List<PortRange> requests, List<PortRange> clients) {
    static final Ports ALL = new Ports(List.of(PortRange.ALL), AclMaps.CLIENT_PORTS);

    Ports {
      requests = List.copyOf(requests);
      clients = List.copyOf(clients);
    }

    Ports and(Ports other) {
      return new Ports(
          PortRange.common(requests, other.requests), PortRange.common(clients, other.clients));
    }
  }

  static Gate through(String appliance) {
    return new Gate(false, Ports.ALL, Ports.ALL, appliance);
  }

  /// What passes both.
  Gate and(Gate other) {
    return new Gate(
        skipsInbound || other.skipsInbound,
        tcp.and(other.tcp),
        udp.and(other.udp),
        appliance.isEmpty() ? other.appliance : appliance);
  }

  Ports ports(Protocol protocol) {
    return switch (protocol) {
      case TCP -> tcp;
      case UDP -> udp;
    };
  }
}
