package dev.assay.reachability.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules that look at addresses only: S, A, B, T1, T4 and X1.
final class Ways {

  private final Network network;
  private final FarSide farSide;

  Ways(Network network) {
    this.network = network;
    this.farSide = new FarSide(network, this);
  }

  /// Every way that these rules leave open from the remote address to the interface.
  List<Way> of(Interface one, Edge edge, Ip remote, boolean endToEnd) {
    List<Way> ways = new ArrayList<>();
    if (!inSourceSpace(edge, remote) || !zoneServed(one, edge)) {
      return ways;
    }
    for (Ip local : one.addresses(edge, remote.version())) {
      String appliance = appliance(edge, local);
      if (leadsBack(one, edge, remote, appliance)) {
        for (String transitSubnet : transitSubnets(one, edge)) {
          List<Sender> senders =
              endToEnd ? farSide.senders(edge, local, remote) : List.of(new Sender.AtTheEdge());
          senders.forEach(s -> ways.add(new Way(local, transitSubnet, appliance, s)));
        }
      }
    }
    return ways;
  }

  /// Rules S1, S2 and S3.
  boolean inSourceSpace(Edge edge, Ip remote) {
    return switch (edge.origin()) {
      case INTERNET -> SourceSpace.internet(remote);
      case PEERED_VPC -> edge.farBlocks().stream().anyMatch(block -> block.contains(remote));
      case VPN_GATEWAY, TRANSIT_GATEWAY -> true;
    };
  }

  /// Rule B1, and what X1 adds to it.
  private boolean leadsBack(Interface one, Edge edge, Ip remote, String appliance) {
    return network
        .route(one.subnetId(), remote)
        .filter(route -> goesBack(route, edge, appliance))
        .isPresent();
  }

  static boolean goesBack(Route route, Edge edge, String appliance) {
    return route.leadsTo(edge.id())
        || (!appliance.isEmpty() && !route.appliance().isEmpty() && !route.blackhole());
  }

  /// Rule X1: where the edge's own table sends the address, or empty.
  String appliance(Edge edge, Ip local) {
    return network
        .tableOf(edge)
        .flatMap(table -> Route.winner(table.routes(), local))
        .filter(route -> !route.blackhole())
        .map(Route::appliance)
        .orElse("");
  }

  /// Rule T1. Other edges serve every zone.
  boolean zoneServed(Interface one, Edge edge) {
    return edge.attachments().isEmpty()
        || edge.attachments().stream().anyMatch(attachment -> serves(attachment, one.zone()));
  }

  boolean serves(Edge.VpcAttachment attachment, String zone) {
    return zone.isEmpty()
        || attachment.subnets().isEmpty()
        || attachment.subnets().stream()
            .map(this::zoneOf)
            .anyMatch(served -> served.isEmpty() || served.equals(zone));
  }

  /// Rule T4; an empty id for edges that are no transit gateways.
  List<String> transitSubnets(Interface one, Edge edge) {
    return edge.attachments().isEmpty()
        ? List.of("")
        : edge.attachments().stream()
            .flatMap(attachment -> transitSubnets(attachment, one.zone()).stream())
            .toList();
  }

  List<String> transitSubnets(Edge.VpcAttachment attachment, String zone) {
    if (attachment.subnets().isEmpty()) {
      return List.of(""); // unknown: T1 to T3 have nothing to hold the traffic against
    }
    List<String> inZone =
        attachment.subnets().stream()
            .filter(subnet -> !zone.isEmpty() && zoneOf(subnet).equals(zone))
            .toList();
    return inZone.isEmpty()
        ? attachment.subnets().stream()
            .filter(subnet -> zone.isEmpty() || zoneOf(subnet).isEmpty())
            .toList()
        : inZone;
  }

  private String zoneOf(String subnetId) {
    return Optional.ofNullable(network.subnets().get(subnetId)).map(Subnet::zone).orElse("");
  }
}
