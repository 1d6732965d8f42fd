package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.path.SecondLeg.Place;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
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
  private final SecondLeg secondLeg;
  private final LoadBalancer balancer;
  private final SeparatingBlocks separating;
  private final Map<Opening.Key, Opening> openings = new LinkedHashMap<>();
  private final Set<String> vpcs = new HashSet<>();
  private boolean dependsOnAnyVpc;

  /// What is open on a node.
  interface FirstLeg {
    /// What is open, of all edges and families.
    ///
    /// @param isUnguarded whether no security group guards it
    List<Opening> openings(NetworkInterface node, boolean isUnguarded);
  }

  /// @param separating of every rule that the verdict holds against a local address
  BalancerPaths(
      World world, FirstLeg firstLeg, LoadBalancer balancer, SeparatingBlocks separating) {
    this.world = world;
    this.firstLeg = firstLeg;
    this.secondLeg = new SecondLeg(world, balancer);
    this.balancer = balancer;
    this.separating = separating;
  }

  /// Ids of the VPCs that have a say; empty where an address may turn up in any.
  Set<String> vpcs() {
    return dependsOnAnyVpc ? Set.of() : vpcs;
  }

  List<Opening> openings() {
    vpcs.add(balancer.vpc());
    for (BalancerNode node : BalancerNode.of(balancer, world, separating)) {
      for (Opening first : firstLeg.openings(node.one(), !secondLeg.isGuarded(node.one()))) {
        balancer.listeners().forEach(listener -> through(node, first, listener));
      }
    }
    return List.copyOf(openings.values());
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
              .filter(place -> SecondLeg.reachesZone(node, group, place.subnet()))
              .ifPresent(
                  place -> {
                    var passing = secondLeg.passing(node, group, place, protocol, clients);
                    if (!passing.isEmpty()) {
                      add(first, listener, place, protocol, passing);
                    }
                  });
        }
      }
    }
  }

  /// The interface that a target means, where it is one that is asked for.
  private Optional<Place> place(TargetGroup group, Target target) {
    dependsOnAnyVpc |= !TargetPlace.isInstance(target);
    var found = TargetPlace.of(balancer, group, target, world);
    found.ifPresent(place -> vpcs.add(place.one().vpc()));
    return found
        .filter(place -> world.isAsked(place.one()))
        .flatMap(
            place ->
                world
                    .find(Subnet.class, place.one().subnet())
                    .map(subnet -> new Place(place, subnet)));
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
