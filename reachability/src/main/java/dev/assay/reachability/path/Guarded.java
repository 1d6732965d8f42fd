package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Where the requests that a remedy must stop arrive first: at the interface itself, or at the
/// nodes of the load balancer in front of it.
///
/// @param places the interfaces
/// @param ports that requests are for, there
/// @param open what of these ports is open, by family; never empty
record Guarded(
    List<NetworkInterface> places,
    String edge,
    Protocol protocol,
    PortRange ports,
    Map<AddressFamily, PortMap> open) {

  /// Everybody who reaches some of the ports in a family.
  AddressSet sources(AddressFamily family) {
    var map = open.get(family);
    return map == null ? AddressSet.none(family) : map.anyOf(List.of(PortRange.ALL));
  }

  /// Whether traffic from some addresses to some ports is among what is open.
  boolean isMet(PortRange range, AddressSet addresses) {
    var map = open.get(addresses.family());
    return map != null && !map.anyOf(List.of(range)).and(addresses).isEmpty();
  }

  /// Whether one of some blocks holds a source.
  boolean comesFrom(Collection<Cidr> blocks) {
    return open.keySet().stream()
        .anyMatch(family -> isMet(PortRange.ALL, AddressSet.of(family, blocks)));
  }

  /// What is open in a family, as boxes.
  List<Cube> cubes(AddressFamily family) {
    var map = open.get(family);
    return map == null ? List.of() : map.cubes();
  }
}
