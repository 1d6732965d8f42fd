package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressFormatException;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.LoadBalancer.Kind;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is open on targets of one load balancer: from the edge to one of its nodes, and from there
/// to the target (rules L1–L9). For one thread.
final class BalancerPaths {
  private final World world;
  private final FirstLeg firstLeg;
  private final GroupRules groupRules;
  private final LoadBalancer balancer;
  private final Map<Opening.Key, Opening> openings = new LinkedHashMap<>();
  private final Map<String, AclMaps> acls = new HashMap<>();
  private final Set<String> vpcs = new HashSet<>();
  private boolean dependsOnAnyVpc;

  /// What is open on a node.
  interface FirstLeg {
    /// What is open, of all edges and families.
    ///
    /// @param isUnguarded whether no security group guards it
    List<Opening> openings(NetworkInterface node, boolean isUnguarded);
  }

  BalancerPaths(World world, FirstLeg firstLeg, LoadBalancer balancer) {
    this.world = world;
    this.firstLeg = firstLeg;
    this.groupRules = new GroupRules(world);
    this.balancer = balancer;
  }

  /// A target that is asked for, with the address that requests go to.
  private record Place(NetworkInterface one, Subnet subnet, Address address, int port) {}

  /// Ids of the VPCs that have a say; empty where an address may turn up in any.
  Set<String> vpcs() {
    return dependsOnAnyVpc ? Set.of() : vpcs;
  }

  List<Opening> openings() {
    vpcs.add(balancer.vpc());
    for (BalancerNode node : BalancerNode.of(balancer, world)) {
      for (Opening first : firstLeg.openings(node.one(), !isGuarded(node.one()))) {
        balancer.listeners().forEach(listener -> through(node, first, listener));
      }
    }
    return List.copyOf(openings.values());
  }

  /// Network load balancers without groups admit everything and send everything (rule L6).
  private boolean isGuarded(NetworkInterface node) {
    return balancer.kind() != Kind.NETWORK || !node.groups().isEmpty();
  }

  private void through(BalancerNode node, Opening first, Listener listener) {
    for (Protocol protocol : listener.protocols()) {
      var clients = first.open().of(protocol).at(listener.port());
      if (clients.isEmpty()) {
        continue;
      }
      for (TargetGroup group : listener.groups()) {
        for (Target target : group.targets()) {
          place(group, target)
              .filter(place -> group.crossesZones() || isSameZone(node.subnet(), place.subnet()))
              .ifPresent(
                  place -> {
                    var passing = second(node, group, place, protocol, clients);
                    if (!passing.isEmpty()) {
                      add(first, listener, place, protocol, passing);
                    }
                  });
        }
      }
    }
  }

  /// Zones that are unknown are no reason to say no.
  private static boolean isSameZone(Subnet one, Subnet other) {
    return one.zone().isEmpty() || other.zone().isEmpty() || one.zone().equals(other.zone());
  }

  /// The interface that a target means (rule L9), where it is one that is asked for.
  private Optional<Place> place(TargetGroup group, Target target) {
    dependsOnAnyVpc |= !target.id().startsWith("i-");
    return target.id().startsWith("i-")
        ? ofInstance(target, group.isIpv6() ? AddressFamily.IPV6 : AddressFamily.IPV4)
        : ofAddress(target);
  }

  private Optional<Place> ofInstance(Target target, AddressFamily family) {
    return world.interfacesOfInstance(target.id()).stream()
        .filter(one -> one.deviceIndex() == 0)
        .findFirst()
        .flatMap(
            one ->
                World.addressesOf(one, family).stream()
                    .findFirst()
                    .flatMap(address -> place(one, address, target)));
  }

  private Optional<Place> ofAddress(Target target) {
    Address address;
    try {
      address = Address.parse(target.id());
    } catch (AddressFormatException notAnAddress) {
      return Optional.empty(); // a function, or another load balancer
    }
    List<NetworkInterface> holders = world.interfacesWith(address);
    return holders.stream()
        .filter(one -> one.vpc().equals(balancer.vpc()))
        .findFirst()
        .or(() -> holders.stream().findFirst())
        .flatMap(one -> place(one, address, target));
  }

  private Optional<Place> place(NetworkInterface one, Address address, Target target) {
    vpcs.add(one.vpc());
    return world.isAsked(one)
        ? world
            .find(Subnet.class, one.subnet())
            .map(subnet -> new Place(one, subnet, address, target.port()))
        : Optional.empty();
  }

  /// The clients whose requests the second leg lets through.
  private AddressSet second(
      BalancerNode node, TargetGroup group, Place place, Protocol protocol, AddressSet clients) {
    if (group.preservesClient() && clients.family() == place.address().family()) {
      return asTheClient(node, place, protocol, clients);
    }
    return isSentOn(node, place, protocol) ? clients : AddressSet.none(clients.family());
  }

  /// The target sees the client (rule L5).
  private AddressSet asTheClient(
      BalancerNode node, Place place, Protocol protocol, AddressSet clients) {
    var acl = acl(place.subnet());
    return clients
        .and(admitted(node, place, protocol, clients))
        .and(acl.inbound(protocol, clients.family()).at(place.port()))
        .and(acl.replies(protocol, clients.family(), AclMaps.CLIENT_PORTS));
  }

  /// What of some senders the target's groups admit: all, where a rule names a group of the node.
  private AddressSet admitted(
      BalancerNode node, Place place, Protocol protocol, AddressSet senders) {
    return groupRules.admits(place.one().groups(), node.one().groups(), protocol, place.port())
        ? senders
        : groupRules.ingress(place.one().groups(), senders).of(protocol).at(place.port());
  }

  /// The target sees the node (rules L4, L6): whether one of its addresses gets through.
  private boolean isSentOn(BalancerNode node, Place place, Protocol protocol) {
    var family = place.address().family();
    boolean isSameSubnet = node.subnet().id().equals(place.subnet().id());
    if (!isLetOut(node, place, protocol)) {
      return false;
    }
    var own = node.addresses(family);
    var senders = own.and(admitted(node, place, protocol, own));
    var nodeAcl = acl(node.subnet());
    if ((!isSameSubnet || balancer.kind() == Kind.CLASSIC)
        && !nodeAcl.outbound(protocol, family).at(place.port()).contains(place.address())) {
      return false;
    }
    if (isSameSubnet) {
      return !senders.isEmpty();
    }
    var acl = acl(place.subnet());
    var clientPorts = Gates.clientPorts(nodeAcl.inbound(protocol, family).portsOf(place.address()));
    return !senders
        .and(acl.inbound(protocol, family).at(place.port()))
        .and(acl.replies(protocol, family, clientPorts))
        .isEmpty();
  }

  private boolean isLetOut(BalancerNode node, Place place, Protocol protocol) {
    if (!isGuarded(node.one())) {
      return true;
    }
    var target = AddressSet.ofAddresses(place.address().family(), List.of(place.address()));
    return groupRules.sends(node.one().groups(), place.one().groups(), protocol, place.port())
        || !groupRules.egress(node.one().groups(), target).of(protocol).at(place.port()).isEmpty();
  }

  /// Targets may be in other VPCs, so the ACLs that the VPC's own evaluation keeps are not enough.
  private AclMaps acl(Subnet subnet) {
    return acls.computeIfAbsent(
        world.aclOf(subnet), id -> new AclMaps(world.find(NetworkAcl.class, id)));
  }

  private void add(
      Opening first, Listener listener, Place place, Protocol protocol, AddressSet clients) {
    var ports =
        PortMap.of(
            first.family(), List.of(new Cube(new PortRange(place.port(), place.port()), clients)));
    var none = PortMap.none(first.family());
    var opening =
        new Opening(
            place.one(),
            first.edge(),
            first.family(),
            balancer.arn(),
            listener.port(),
            protocol == Protocol.TCP
                ? new OpenPortMaps(ports, none)
                : new OpenPortMaps(none, ports),
            first.appliance());
    openings.merge(opening.key(), opening, Opening::or);
  }
}
