package dev.assay.reachability.vpc;

import dev.assay.reachability.address.Cidr;
import java.util.List;

/// A Site-to-Site VPN connection.
///
/// @param routes static routes to the other end
public record VpnConnection(String id, List<Cidr> routes) implements Component {
  public VpnConnection {
    routes = List.copyOf(routes);
  }
}
