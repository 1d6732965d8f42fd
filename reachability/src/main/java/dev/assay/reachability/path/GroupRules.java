package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.SecurityGroupRule.Peer;
import dev.assay.reachability.vpc.TransitGateway;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the rules of security groups admit (rules G1–G4).
final class GroupRules {
  private final World world;
  private final Map<NamedAt, AddressSet> named = new HashMap<>();

  /// What a rule names, in one family.
  private record NamedAt(String id, AddressFamily family) {}

  GroupRules(World world) {
    this.world = world;
  }

  /// What a list of rules of one group admits from within a set of addresses.
  ///
  /// @param within keeps sets small: a reference to a group of hundreds of interfaces is nothing
  ///     where only the internet is asked for
  OpenPortMaps admitted(SecurityGroup group, List<SecurityGroupRule> rules, AddressSet within) {
    var family = within.family();
    Map<Peer, AddressSet> peers = new HashMap<>();
    List<Cube> tcp = new ArrayList<>();
    List<Cube> udp = new ArrayList<>();
    for (SecurityGroupRule rule : rules) {
      if (!rule.protocol().matches(Protocol.TCP) && !rule.protocol().matches(Protocol.UDP)) {
        continue;
      }
      var sources =
          peers.computeIfAbsent(rule.peer(), peer -> addresses(group, peer, family).and(within));
      if (sources.isEmpty()) {
        continue;
      }
      var box = new Cube(rule.ports(), sources);
      if (rule.protocol().matches(Protocol.TCP)) {
        tcp.add(box);
      }
      if (rule.protocol().matches(Protocol.UDP)) {
        udp.add(box);
      }
    }
    return new OpenPortMaps(PortMap.of(family, tcp), PortMap.of(family, udp));
  }

  /// What some groups admit from within a set of addresses.
  OpenPortMaps ingress(List<String> groups, AddressSet within) {
    return union(groups, within, SecurityGroup::ingress);
  }

  /// What some groups let out to within a set of addresses.
  OpenPortMaps egress(List<String> groups, AddressSet within) {
    return union(groups, within, SecurityGroup::egress);
  }

  private OpenPortMaps union(
      List<String> groups,
      AddressSet within,
      Function<SecurityGroup, List<SecurityGroupRule>> rules) {
    var none = PortMap.none(within.family());
    var union = new OpenPortMaps(none, none);
    for (SecurityGroup group : known(groups)) {
      union = union.or(admitted(group, rules.apply(group), within));
    }
    return union;
  }

  /// Whether an ingress rule of some groups names one of the senders' groups.
  boolean admits(List<String> groups, List<String> senders, Protocol protocol, int port) {
    return known(groups).stream()
        .anyMatch(group -> names(group, group.ingress(), senders, protocol, port));
  }

  /// Whether an egress rule of some groups names one of the receivers' groups.
  boolean sends(List<String> groups, List<String> receivers, Protocol protocol, int port) {
    return known(groups).stream()
        .anyMatch(group -> names(group, group.egress(), receivers, protocol, port));
  }

  private boolean names(
      SecurityGroup group,
      List<SecurityGroupRule> rules,
      List<String> others,
      Protocol protocol,
      int port) {
    for (SecurityGroupRule rule : rules) {
      if (rule.protocol().matches(protocol)
          && rule.ports().contains(port)
          && rule.peer() instanceof Peer.Group(var referenced)
          && others.contains(referenced)
          && isKnownTo(group.vpc(), referenced)) {
        return true;
      }
    }
    return false;
  }

  private List<SecurityGroup> known(List<String> groups) {
    return groups.stream().flatMap(id -> world.find(SecurityGroup.class, id).stream()).toList();
  }

  /// The addresses that the other end of a rule means.
  AddressSet addresses(SecurityGroup group, Peer peer, AddressFamily family) {
    return switch (peer) {
      case Peer.Block(Cidr block) ->
          block.family() == family ? AddressSet.of(block) : AddressSet.none(family);
      case Peer.Listed(var list) ->
          named.computeIfAbsent(
              new NamedAt(list, family), at -> AddressSet.of(family, world.entries(list)));
      case Peer.Group(var referenced) ->
          isKnownTo(group.vpc(), referenced)
              ? named.computeIfAbsent(
                  new NamedAt(referenced, family), at -> world.addressesOf(referenced, family))
              : AddressSet.none(family);
    };
  }

  /// Forgets which addresses groups and prefix lists mean.
  void forget() {
    named.clear();
  }

  /// Whether a reference from a group of one VPC to another group still counts (rule G4).
  boolean isKnownTo(String vpc, String referenced) {
    var other = world.vpcOfGroup(referenced);
    if (other.isEmpty()) {
      return false;
    }
    return other.get().equals(vpc)
        || arePeered(vpc, other.get())
        || shareTransitGateway(vpc, other.get());
  }

  private boolean arePeered(String one, String other) {
    return world.entering(VpcPeeringConnection.class, one).stream()
        .anyMatch(peering -> peering.isActive() && peering.otherSideOf(one).vpc().equals(other));
  }

  private boolean shareTransitGateway(String one, String other) {
    for (TransitGatewayAttachment here : world.all(TransitGatewayAttachment.class)) {
      if (!isReferencing(here, one)) {
        continue;
      }
      for (TransitGatewayAttachment there : world.all(TransitGatewayAttachment.class)) {
        if (isReferencing(there, other)
            && there.transitGateway().equals(here.transitGateway())
            && world
                .find(TransitGateway.class, here.transitGateway())
                .filter(TransitGateway::referencesGroups)
                .isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isReferencing(TransitGatewayAttachment attachment, String vpc) {
    return attachment.isAvailable()
        && attachment.isOfVpc()
        && attachment.resource().equals(vpc)
        && attachment.referencesGroups();
  }
}
