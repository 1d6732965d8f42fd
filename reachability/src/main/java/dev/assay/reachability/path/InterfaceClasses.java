package dev.assay.reachability.path;

import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.PrefixList;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.TransitGatewayRoute;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import dev.assay.reachability.vpc.VpnConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Interfaces of running instances, those together that no rule between instances can tell apart:
/// one subnet, the same groups, and addresses that no block of any rule separates.
final class InterfaceClasses {
  private final World world;
  private final TreeSet<Address> starts = new TreeSet<>();
  private final Map<Address, Set<String>> groupsAt = new HashMap<>();
  private final Set<Address> shared = new HashSet<>();
  private final Map<String, InterfaceClass> byInterface = new HashMap<>();
  private final List<InterfaceClass> all;

  /// Interfaces that are alike, by id; never empty.
  record InterfaceClass(String vpc, List<NetworkInterface> members) {
    NetworkInterface first() {
      return members.getFirst();
    }
  }

  /// @param places where its addresses are, seen from every rule
  private record Key(String vpc, String subnet, List<String> groups, Set<Place> places) {}

  /// @param start the lowest address that no rule tells from this one; of an IPv4 or IPv6 address
  /// @param groups of all that have the address, where they are several: overlapping VPCs
  private record Place(Address start, Set<String> groups) {}

  /// All of a network.
  InterfaceClasses(World world) {
    this(world, vpc -> true, world.all(NetworkInterface.class));
  }

  /// Those of some VPCs, seen from every rule in them.
  InterfaceClasses(World world, Set<String> vpcs) {
    this(
        world,
        vpcs::contains,
        vpcs.stream().flatMap(vpc -> world.interfacesOf(vpc).stream()).toList());
  }

  private InterfaceClasses(
      World world, Predicate<String> isMeant, List<NetworkInterface> interfaces) {
    this.world = world;
    addStarts(isMeant);
    addStartsOfGroups(interfaces);
    addGroups(interfaces);
    Map<Key, List<NetworkInterface>> members = new LinkedHashMap<>();
    interfaces.stream()
        .filter(world::isAsked)
        .sorted(Comparator.comparing(NetworkInterface::id))
        .forEach(one -> members.computeIfAbsent(key(one), key -> new ArrayList<>()).add(one));
    List<InterfaceClass> classes = new ArrayList<>();
    members.forEach(
        (key, alike) -> {
          var one = new InterfaceClass(key.vpc(), List.copyOf(alike));
          classes.add(one);
          alike.forEach(member -> byInterface.put(member.id(), one));
        });
    all = List.copyOf(classes);
  }

  /// Those of other VPCs matter where they have an address that is asked about.
  private void addGroups(List<NetworkInterface> interfaces) {
    interfaces.forEach(one -> addresses(one).forEach(at -> groupsAt.put(at, new HashSet<>())));
    Set<Address> once = new HashSet<>();
    for (NetworkInterface one : world.all(NetworkInterface.class)) {
      for (Address address : addresses(one)) {
        Set<String> groups = groupsAt.get(address);
        if (groups != null) {
          groups.addAll(one.groups());
          if (!once.add(address)) {
            shared.add(address);
          }
        }
      }
    }
  }

  /// By the id of the first member.
  List<InterfaceClass> all() {
    return all;
  }

  /// The class of an interface; none where it is not asked for.
  Optional<InterfaceClass> of(NetworkInterface one) {
    return Optional.ofNullable(byInterface.get(one.id()));
  }

  private static List<Address> addresses(NetworkInterface one) {
    List<Address> addresses = new ArrayList<>();
    for (AddressFamily family : AddressFamily.values()) {
      addresses.addAll(World.addressesOf(one, family));
    }
    return addresses;
  }

  private Key key(NetworkInterface one) {
    Set<Place> places = new HashSet<>();
    for (Address address : addresses(one)) {
      Address start = starts.floor(address);
      boolean isFirst = start == null || start.family() != address.family();
      places.add(
          new Place(
              isFirst ? new Address(address.family(), 0, 0) : start,
              shared.contains(address) ? groupsAt.getOrDefault(address, Set.of()) : Set.of()));
    }
    return new Key(one.vpc(), one.subnet(), one.groups().stream().sorted().toList(), places);
  }

  private void addStartsOfGroups(List<NetworkInterface> interfaces) {
    Set<String> used = new HashSet<>();
    interfaces.forEach(one -> used.addAll(one.groups()));
    for (String id : used) {
      for (SecurityGroupRule rule :
          world.find(SecurityGroup.class, id).map(SecurityGroup::rules).orElse(List.of())) {
        if (rule.peer() instanceof Peer.Block(var block)) {
          add(block);
        }
      }
    }
  }

  /// Every block that a list, an ACL or a route can name.
  private void addStarts(Predicate<String> isMeant) {
    world.all(PrefixList.class).forEach(list -> list.entries().forEach(this::add));
    world.all(NetworkAcl.class).stream()
        .filter(acl -> isMeant.test(acl.vpc()))
        .flatMap(acl -> acl.entries().stream())
        .map(NetworkAclEntry::remote)
        .forEach(this::add);
    for (RouteTable table : world.all(RouteTable.class)) {
      for (Route route : isMeant.test(table.vpc()) ? table.routes() : List.<Route>of()) {
        if (route.destination() instanceof Route.Destination.Block(var block)) {
          add(block);
        }
      }
    }
    world.all(Vpc.class).forEach(vpc -> vpc.blocks().forEach(this::add));
    for (VpcPeeringConnection peering : world.all(VpcPeeringConnection.class)) {
      peering.requester().blocks().forEach(this::add);
      peering.accepter().blocks().forEach(this::add);
    }
    for (TransitGatewayRouteTable table : world.all(TransitGatewayRouteTable.class)) {
      table.routes().stream().map(TransitGatewayRoute::destination).forEach(this::add);
    }
    world.all(VpnConnection.class).forEach(vpn -> vpn.routes().forEach(this::add));
  }

  private void add(Cidr block) {
    starts.add(block.first());
    starts.add(block.last().next());
  }
}
