package dev.assay.reachability.path;

import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.TransitGatewayRoute;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import dev.assay.reachability.vpc.VpnConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where one route table of a transit gateway sends each address of a family (rule E3): longest
/// prefix, then static before propagated, then the first.
final class TransitRoutes {
  private final Map<String, AddressSet> byAttachment = new HashMap<>();
  private final AddressFamily family;

  /// @param table none where it is not in the data, which sends nothing anywhere
  TransitRoutes(Optional<TransitGatewayRouteTable> table, AddressFamily family, World world) {
    this.family = family;
    List<TransitGatewayRoute> routes = new ArrayList<>();
    table.ifPresent(known -> routes.addAll(routes(known, world)));
    routes.sort(
        Comparator.comparingInt((TransitGatewayRoute route) -> -route.destination().length())
            .thenComparing(TransitGatewayRoute::isPropagated));
    var seen = AddressSet.none(family);
    for (TransitGatewayRoute route : routes) {
      if (route.destination().family() == family) {
        var block = AddressSet.of(route.destination());
        if (!route.isBlackhole()) {
          var led = block.minus(seen);
          route
              .attachments()
              .forEach(attachment -> byAttachment.merge(attachment, led, AddressSet::or));
        }
        seen = seen.or(block);
      }
    }
  }

  private static List<TransitGatewayRoute> routes(TransitGatewayRouteTable table, World world) {
    List<TransitGatewayRoute> routes = new ArrayList<>(table.routes());
    if (!table.hasSearchedRoutes()) {
      for (String attachment : table.propagations()) {
        for (Cidr block : blocksBehind(attachment, world)) {
          routes.add(new TransitGatewayRoute(block, List.of(attachment), false, true));
        }
      }
    }
    return routes;
  }

  /// What an attachment propagates: a VPC's blocks, a VPN connection's static routes.
  private static List<Cidr> blocksBehind(String id, World world) {
    var attachment = world.find(TransitGatewayAttachment.class, id);
    if (attachment.isEmpty()) {
      return List.of();
    }
    String resource = attachment.get().resource();
    return switch (attachment.get().resourceType()) {
      case "vpc" -> world.blocksOf(resource);
      case "vpn" ->
          world.find(VpnConnection.class, resource).map(VpnConnection::routes).orElse(List.of());
      default -> List.of();
    };
  }

  Map<String, AddressSet> byAttachment() {
    return byAttachment;
  }

  AddressSet to(String attachment) {
    return byAttachment.getOrDefault(attachment, AddressSet.none(family));
  }
}
