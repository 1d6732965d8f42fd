package dev.assay.reachability.vpc;

import java.util.List;

/// A route table: of subnets, or of a gateway, which is then an edge association.
///
/// @param isMain whether subnets without a table of their own use it
/// @param subnets explicitly associated
/// @param gateways associated internet and virtual private gateways
public record RouteTable(
    String id,
    String vpc,
    boolean isMain,
    List<String> subnets,
    List<String> gateways,
    List<Route> routes)
    implements Component {
  public RouteTable {
    subnets = List.copyOf(subnets);
    gateways = List.copyOf(gateways);
    routes = List.copyOf(routes);
  }
}
