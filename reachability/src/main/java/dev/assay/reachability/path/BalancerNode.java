package dev.assay.reachability.path;

import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;

/// One interface of a load balancer (rule L2).
///
/// @param one the interface; made up where the data has none
/// @param ipv4 addresses that it sends from, or may
/// @param ipv6 the same
record BalancerNode(NetworkInterface one, Subnet subnet, AddressSet ipv4, AddressSet ipv6) {

  /// The interfaces of a load balancer, for the verdict at the edge.
  static List<BalancerNode> of(LoadBalancer balancer, World world) {
    return of(balancer, world, SeparatingBlocks.atEdge(world));
  }

  /// @param separating of every rule that the verdict holds against a local address
  static List<BalancerNode> of(LoadBalancer balancer, World world, SeparatingBlocks separating) {
    List<BalancerNode> nodes = new ArrayList<>();
    // Another VPC's may read the same: names of classic load balancers are unique in a region only.
    List<NetworkInterface> described =
        world.interfacesDescribedAs(balancer.interfaceDescription()).stream()
            .filter(one -> one.vpc().equals(balancer.vpc()))
            .toList();
    for (NetworkInterface one : described) {
      nodes.add(
          new BalancerNode(
              one,
              world.subnetOf(one),
              AddressSet.ofAddresses(
                  AddressFamily.IPV4, World.addressesOf(one, AddressFamily.IPV4)),
              AddressSet.ofAddresses(
                  AddressFamily.IPV6, World.addressesOf(one, AddressFamily.IPV6))));
    }
    if (described.isEmpty()) {
      for (String id : balancer.subnets()) {
        world
            .find(Subnet.class, id)
            .ifPresent(subnet -> nodes.add(assumed(balancer, subnet, separating)));
      }
    }
    return nodes;
  }

  private static BalancerNode assumed(
      LoadBalancer balancer, Subnet subnet, SeparatingBlocks separating) {
    List<PrivateAddress> ipv4 = new ArrayList<>();
    for (Address address : different(subnet, AddressFamily.IPV4, separating)) {
      ipv4.add(new PrivateAddress(address, ipv4.isEmpty(), balancer.isInternetFacing()));
    }
    var one =
        new NetworkInterface(
            "assumed in " + subnet.id(),
            subnet.vpc(),
            subnet.id(),
            balancer.interfaceDescription(),
            ipv4,
            balancer.isDualStack() ? different(subnet, AddressFamily.IPV6, separating) : List.of(),
            balancer.groups(),
            "",
            0);
    return new BalancerNode(
        one,
        subnet,
        AddressSet.of(AddressFamily.IPV4, subnet.blocks()),
        balancer.isDualStack()
            ? AddressSet.of(AddressFamily.IPV6, subnet.blocks())
            : AddressSet.none(AddressFamily.IPV6));
  }

  /// Addresses of a subnet, one for each way in which the rules can tell them apart.
  private static List<Address> different(
      Subnet subnet, AddressFamily family, SeparatingBlocks separating) {
    return subnet.blocks().stream()
        .filter(block -> block.family() == family)
        .flatMap(block -> separating.starts(block).stream())
        .distinct()
        .sorted()
        .toList();
  }

  AddressSet addresses(AddressFamily family) {
    return family == AddressFamily.IPV4 ? ipv4 : ipv6;
  }
}
