package dev.assay.reachability.path;

import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.TransitGatewayRoute;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpnConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The blocks by which rules tell the local addresses of an interface apart: between two bounds of
/// all of them, addresses are alike. Collected when they are first asked for, which is only where
/// an interface of a load balancer is not in the data. For one thread.
final class SeparatingBlocks {
  private final Supplier<List<Cidr>> blocks;
  private final Map<AddressFamily, NavigableSet<Address>> bounds =
      new EnumMap<>(AddressFamily.class);

  private SeparatingBlocks(Supplier<List<Cidr>> blocks) {
    this.blocks = blocks;
  }

  /// At the edge: network ACLs (rule T2) and route tables of gateways (X1).
  static SeparatingBlocks atEdge(World world) {
    return new SeparatingBlocks(
        () ->
            Stream.concat(
                    aclEntries(world),
                    world.all(RouteTable.class).stream()
                        .filter(table -> !table.gateways().isEmpty())
                        .flatMap(table -> routes(table, world)))
                .toList());
  }

  /// From end to end also what the far side asks of its destination: egress rules, routes of
  /// subnets and of transit gateways (E2–E4).
  static SeparatingBlocks endToEnd(World world) {
    return new SeparatingBlocks(() -> ofTheFarSide(world));
  }

  /// The first addresses of the parts of a block that rules tell apart.
  NavigableSet<Address> starts(Cidr block) {
    if (bounds.isEmpty()) {
      for (AddressFamily family : AddressFamily.values()) {
        bounds.put(family, new TreeSet<>());
      }
      for (Cidr separating : blocks.get()) {
        var own = bounds.getOrDefault(separating.family(), new TreeSet<>());
        own.add(separating.first());
        own.add(separating.last().next());
      }
    }
    var starts =
        new TreeSet<>(
            bounds
                .getOrDefault(block.family(), new TreeSet<>())
                .subSet(block.first(), true, block.last(), true));
    starts.add(block.first());
    return starts;
  }

  private static List<Cidr> ofTheFarSide(World world) {
    List<Cidr> blocks = new ArrayList<>();
    aclEntries(world).forEach(blocks::add);
    world.all(RouteTable.class).stream()
        .flatMap(table -> routes(table, world))
        .forEach(blocks::add);
    world.all(PrefixList.class).stream()
        .map(PrefixList::entries)
        .flatMap(Collection::stream)
        .forEach(blocks::add);
    world.all(SecurityGroup.class).stream()
        .flatMap(group -> group.egress().stream())
        .map(SecurityGroupRule::peer)
        .forEach(
            peer -> {
              if (peer instanceof Peer.Block(var block)) {
                blocks.add(block);
              }
            });
    world.all(TransitGatewayRouteTable.class).stream()
        .flatMap(table -> table.routes().stream())
        .map(TransitGatewayRoute::destination)
        .forEach(blocks::add);
    // Propagated to transit gateways.
    world.all(Vpc.class).forEach(vpc -> blocks.addAll(vpc.blocks()));
    world.all(VpnConnection.class).forEach(vpn -> blocks.addAll(vpn.routes()));
    // A rule that names a group means the addresses of its members.
    for (NetworkInterface one : world.all(NetworkInterface.class)) {
      if (!one.groups().isEmpty()) {
        one.privateAddresses().forEach(held -> blocks.add(Cidr.of(held.address())));
        one.ipv6Addresses().forEach(address -> blocks.add(Cidr.of(address)));
      }
    }
    return blocks;
  }

  private static Stream<Cidr> aclEntries(World world) {
    return world.all(NetworkAcl.class).stream()
        .flatMap(acl -> acl.entries().stream())
        .map(NetworkAclEntry::remote);
  }

  private static Stream<Cidr> routes(RouteTable table, World world) {
    return RoutedSpace.candidates(table, world).stream().map(RoutedSpace.Candidate::block);
  }
}
