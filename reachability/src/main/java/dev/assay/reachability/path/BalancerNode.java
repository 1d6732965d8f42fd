package dev.assay.reachability.path;

import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// One interface of a load balancer (rule L2).
///
/// @param one the interface; made up where the data has none
/// @param ipv4 addresses that it sends from, or may
/// @param ipv6 the same
record BalancerNode(NetworkInterface one, Subnet subnet, AddressSet ipv4, AddressSet ipv6) {

  static List<BalancerNode> of(LoadBalancer balancer, World world) {
    List<BalancerNode> nodes = new ArrayList<>();
    List<NetworkInterface> described = world.interfacesDescribedAs(balancer.interfaceDescription());
    for (NetworkInterface one : described) {
      world
          .find(Subnet.class, one.subnet())
          .ifPresent(
              subnet ->
                  nodes.add(
                      new BalancerNode(
                          one,
                          subnet,
                          AddressSet.ofAddresses(
                              AddressFamily.IPV4, World.addressesOf(one, AddressFamily.IPV4)),
                          AddressSet.ofAddresses(
                              AddressFamily.IPV6, World.addressesOf(one, AddressFamily.IPV6)))));
    }
    if (described.isEmpty()) {
      for (String id : balancer.subnets()) {
        world
            .find(Subnet.class, id)
            .ifPresent(subnet -> nodes.add(assumed(balancer, subnet, world)));
      }
    }
    return nodes;
  }

  private static BalancerNode assumed(LoadBalancer balancer, Subnet subnet, World world) {
    List<PrivateAddress> ipv4 = new ArrayList<>();
    for (Address address : different(subnet, AddressFamily.IPV4, world)) {
      ipv4.add(new PrivateAddress(address, ipv4.isEmpty(), balancer.isInternetFacing()));
    }
    var one =
        new NetworkInterface(
            "assumed in " + subnet.id(),
            subnet.vpc(),
            subnet.id(),
            balancer.interfaceDescription(),
            ipv4,
            balancer.isDualStack() ? different(subnet, AddressFamily.IPV6, world) : List.of(),
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

  /// Addresses of a subnet, one for each way in which rules about local addresses can tell them
  /// apart: those of network ACLs (T2) and of gateway route tables (X1).
  private static List<Address> different(Subnet subnet, AddressFamily family, World world) {
    var starts = new TreeSet<Address>();
    List<Cidr> blocks = new ArrayList<>(subnet.blocks());
    world.all(NetworkAcl.class).stream()
        .flatMap(acl -> acl.entries().stream())
        .map(NetworkAclEntry::remote)
        .forEach(blocks::add);
    world.all(RouteTable.class).stream()
        .filter(table -> !table.gateways().isEmpty())
        .flatMap(table -> RoutedSpace.candidates(table, world).stream())
        .map(RoutedSpace.Candidate::block)
        .forEach(blocks::add);
    for (Cidr block : blocks) {
      if (block.family() == family) {
        starts.add(block.first());
        starts.add(block.last().next());
      }
    }
    return starts.stream()
        .filter(start -> subnet.blocks().stream().anyMatch(block -> block.contains(start)))
        .toList();
  }

  AddressSet addresses(AddressFamily family) {
    return family == AddressFamily.IPV4 ? ipv4 : ipv6;
  }
}
