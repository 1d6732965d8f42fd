package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.LoadBalancer.Kind;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TargetGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the rules between an interface of a load balancer and a target let pass, each by itself and
/// together (rules L4–L8). For one thread.
final class SecondLeg {
  private final World world;
  private final GroupRules groupRules;
  private final LoadBalancer balancer;
  private final Map<String, AclMaps> acls = new HashMap<>();

  SecondLeg(World world, LoadBalancer balancer) {
    this.world = world;
    this.groupRules = new GroupRules(world);
    this.balancer = balancer;
  }

  /// A target in its subnet.
  record Place(TargetPlace target, Subnet subnet) {
    NetworkInterface one() {
      return target.one();
    }

    int port() {
      return target.port();
    }

    AddressFamily family() {
      return target.address().family();
    }
  }

  /// Network load balancers without groups admit everything and send everything (rule L6).
  boolean isGuarded(NetworkInterface node) {
    return balancer.kind() != Kind.NETWORK || !node.groups().isEmpty();
  }

  /// Whether a node sends to a target's zone (rule L8). Zones that are unknown are no reason to say
  /// no.
  static boolean reachesZone(BalancerNode node, TargetGroup group, Subnet target) {
    String here = node.subnet().zone();
    return group.crossesZones()
        || here.isEmpty()
        || target.zone().isEmpty()
        || here.equals(target.zone());
  }

  /// Whether a target sees the client (rules L5, L7).
  static boolean showsClient(TargetGroup group, Place place, AddressFamily ofClient) {
    return group.preservesClient() && ofClient == place.family();
  }

  /// The clients whose requests pass.
  AddressSet passing(
      BalancerNode node, TargetGroup group, Place place, Protocol protocol, AddressSet clients) {
    if (showsClient(group, place, clients.family())) {
      return clients
          .and(admitted(node, place, protocol, clients))
          .and(arriving(place, protocol))
          .and(answered(place, protocol, AclMaps.CLIENT_PORTS));
    }
    boolean isSentOn =
        isLetOut(node, place, protocol)
            && isLetOutByAcl(node, place, protocol)
            && !senders(node, place, protocol).isEmpty();
    return isSentOn ? clients : AddressSet.none(clients.family());
  }

  /// The addresses of the node whose requests get through at the target.
  private AddressSet senders(BalancerNode node, Place place, Protocol protocol) {
    var own = node.addresses(place.family());
    var admitted = own.and(admitted(node, place, protocol, own));
    return isInside(node, place)
        ? admitted
        : admitted
            .and(arriving(place, protocol))
            .and(answered(place, protocol, replyPorts(node, place, protocol)));
  }

  /// Inside one subnet ACLs are not asked.
  static boolean isInside(BalancerNode node, Place place) {
    return node.subnet().id().equals(place.subnet().id());
  }

  /// Classic load balancers ask their own outbound entries also inside a subnet (rule L4).
  boolean asksAclOut(BalancerNode node, Place place) {
    return !isInside(node, place) || balancer.kind() == Kind.CLASSIC;
  }

  boolean isLetOutByAcl(BalancerNode node, Place place, Protocol protocol) {
    return !asksAclOut(node, place)
        || acl(node.subnet())
            .outbound(protocol, place.family())
            .at(place.port())
            .contains(place.target().address());
  }

  boolean isLetOut(BalancerNode node, Place place, Protocol protocol) {
    if (!isGuarded(node.one())) {
      return true;
    }
    var target = AddressSet.ofAddresses(place.family(), List.of(place.target().address()));
    return groupRules.sends(node.one().groups(), place.one().groups(), protocol, place.port())
        || !groupRules.egress(node.one().groups(), target).of(protocol).at(place.port()).isEmpty();
  }

  /// What of some senders the target's groups admit: all, where a rule names a group of the node.
  AddressSet admitted(BalancerNode node, Place place, Protocol protocol, AddressSet senders) {
    return groupRules.admits(place.one().groups(), node.one().groups(), protocol, place.port())
        ? senders
        : groupRules.ingress(place.one().groups(), senders).of(protocol).at(place.port());
  }

  /// Whom the target's ACL lets in.
  AddressSet arriving(Place place, Protocol protocol) {
    return acl(place.subnet()).inbound(protocol, place.family()).at(place.port());
  }

  /// Whom the target's ACL lets it answer, on one of some client ports.
  AddressSet answered(Place place, Protocol protocol, List<PortRange> clientPorts) {
    return acl(place.subnet()).replies(protocol, place.family(), clientPorts);
  }

  /// Client ports at which the node's ACL lets the target's replies in.
  List<PortRange> replyPorts(BalancerNode node, Place place, Protocol protocol) {
    return Gates.clientPorts(
        acl(node.subnet()).inbound(protocol, place.family()).portsOf(place.target().address()));
  }

  /// Targets may be in other VPCs, so the ACLs that the VPC's own evaluation keeps are not enough.
  AclMaps acl(Subnet subnet) {
    return acls.computeIfAbsent(
        world.aclOf(subnet), id -> new AclMaps(world.find(NetworkAcl.class, id)));
  }
}
