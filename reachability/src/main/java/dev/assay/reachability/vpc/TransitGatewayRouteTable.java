package dev.assay.reachability.vpc;

import java.util.List;

/// A route table of a transit gateway.
///
/// @param routes static ones, and propagated ones where they were searched for
/// @param propagations attachments that put their routes here
/// @param hasSearchedRoutes whether `routes` is complete, so that propagations add nothing
public record TransitGatewayRouteTable(
    String id,
    List<TransitGatewayRoute> routes,
    List<String> propagations,
    boolean hasSearchedRoutes)
    implements Component {
  public TransitGatewayRouteTable {
    routes = List.copyOf(routes);
    propagations = List.copyOf(propagations);
  }
}
