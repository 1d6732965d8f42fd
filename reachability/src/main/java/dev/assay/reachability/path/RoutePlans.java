package dev.assay.reachability.path;

import dev.assay.reachability.RemedyEdit.DisassociateAddress;
import dev.assay.reachability.RemedyEdit.RemoveRoute;
import dev.assay.reachability.RemedyEdit.UnassignAddress;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.NetworkInterface.PrivateAddress;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.Route.Destination;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.Vpc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans that take the way back, or the public address, away.
final class RoutePlans {
  private final World world;

  RoutePlans(World world) {
    this.world = world;
  }

  /// Routes by which replies go back to the edge. A propagated one is no single route to remove.
  List<PlannedEdit> withoutRoutes(Guarded guarded) {
    Set<String> tables = new LinkedHashSet<>();
    for (NetworkInterface place : guarded.places()) {
      world.find(Subnet.class, place.subnet()).map(world::tableOf).ifPresent(tables::add);
    }
    Set<PlannedEdit> edits = new LinkedHashSet<>();
    for (String id : tables) {
      world
          .find(RouteTable.class, id)
          .ifPresent(
              table ->
                  table.routes().stream()
                      .filter(route -> route.target().equals(guarded.edge()))
                      .filter(route -> !route.isBlackhole() && !route.isPropagated())
                      .filter(route -> guarded.comesFrom(blocks(route)))
                      .distinct()
                      .forEach(route -> edits.add(without(route, table))));
    }
    return List.copyOf(edits);
  }

  /// Addresses to which replies go another way than by the edge that is asked about: those of the
  /// VPC and of what is connected to it.
  Map<AddressFamily, AddressSet> kept(NetworkInterface target, Guarded guarded) {
    var table =
        world
            .find(Subnet.class, target.subnet())
            .flatMap(subnet -> world.find(RouteTable.class, world.tableOf(subnet)));
    List<Cidr> blocks =
        new ArrayList<>(world.find(Vpc.class, target.vpc()).map(Vpc::blocks).orElse(List.of()));
    for (Route route : table.map(RouteTable::routes).orElse(List.of())) {
      if (!route.isBlackhole() && !route.target().equals(guarded.edge())) {
        blocks.addAll(blocks(route));
      }
    }
    Map<AddressFamily, AddressSet> kept = new EnumMap<>(AddressFamily.class);
    for (AddressFamily family : AddressFamily.values()) {
      kept.put(family, AddressSet.of(family, blocks).minus(guarded.sources(family)));
    }
    return kept;
  }

  private List<Cidr> blocks(Route route) {
    return switch (route.destination()) {
      case Destination.Block(var block) -> List.of(block);
      case Destination.Listed(var list) -> world.entries(list);
    };
  }

  private static PlannedEdit without(Route route, RouteTable table) {
    return PlannedEdit.of(
        new RemoveRoute(table.id(), route.destination().toString(), route.target()),
        RouteTable.class,
        table.id(),
        one ->
            new RouteTable(
                one.id(),
                one.vpc(),
                one.isMain(),
                one.subnets(),
                one.gateways(),
                one.routes().stream().filter(other -> !other.equals(route)).toList()));
  }

  /// What the internet knows an interface by.
  static List<PlannedEdit> withoutAddresses(NetworkInterface target, Set<AddressFamily> families) {
    List<PlannedEdit> edits = new ArrayList<>();
    if (families.contains(AddressFamily.IPV4)) {
      for (PrivateAddress own : target.privateAddresses()) {
        if (own.isPublic()) {
          edits.add(unpublished(target, own));
        }
      }
    }
    if (families.contains(AddressFamily.IPV6)) {
      target.ipv6Addresses().forEach(own -> edits.add(unassigned(target, own)));
    }
    return edits;
  }

  private static PlannedEdit unpublished(NetworkInterface target, PrivateAddress own) {
    return PlannedEdit.of(
        new DisassociateAddress(target.id(), own.address().toString()),
        NetworkInterface.class,
        target.id(),
        one ->
            with(
                one,
                one.privateAddresses().stream()
                    .map(
                        other ->
                            other.equals(own)
                                ? new PrivateAddress(own.address(), own.isPrimary(), false)
                                : other)
                    .toList(),
                one.ipv6Addresses()));
  }

  private static PlannedEdit unassigned(NetworkInterface target, Address own) {
    return PlannedEdit.of(
        new UnassignAddress(target.id(), own.toString()),
        NetworkInterface.class,
        target.id(),
        one ->
            with(
                one,
                one.privateAddresses(),
                one.ipv6Addresses().stream().filter(other -> !other.equals(own)).toList()));
  }

  private static NetworkInterface with(
      NetworkInterface one, List<PrivateAddress> privateAddresses, List<Address> ipv6) {
    return new NetworkInterface(
        one.id(),
        one.vpc(),
        one.subnet(),
        one.description(),
        privateAddresses,
        ipv6,
        one.groups(),
        one.instance(),
        one.deviceIndex());
  }
}
