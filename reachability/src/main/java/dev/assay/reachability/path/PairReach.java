package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one interface can open on another, straight (rules W2–W7). What groups admit is kept, so it
/// holds until the next change.
final class PairReach {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs;
  private final EndToEnd endToEnd;
  private final GroupRules groupRules;
  private final Map<GroupsFamily, OpenPortMaps> ingress = new HashMap<>();

  private record GroupsFamily(List<String> groups, AddressFamily family) {}

  PairReach(World world, Map<String, VpcEvaluation> vpcs) {
    this.world = world;
    this.vpcs = vpcs;
    this.endToEnd = new EndToEnd(world);
    this.groupRules = new GroupRules(world);
  }

  /// Open ports by protocol, as maximal ranges.
  Map<Protocol, List<PortRange>> ports(NetworkInterface sender, NetworkInterface receiver) {
    Map<Protocol, List<PortRange>> open = new EnumMap<>(Protocol.class);
    var from = world.find(Subnet.class, sender.subnet());
    var to = world.find(Subnet.class, receiver.subnet());
    if (from.isEmpty() || to.isEmpty()) {
      return Map.of(); // rule D1
    }
    if (sender.vpc().equals(receiver.vpc())) {
      for (AddressFamily family : AddressFamily.values()) {
        for (Address local : World.addressesOf(receiver, family)) {
          addInside(new Side(sender, from.get()), new Side(receiver, to.get()), local, open);
        }
      }
    } else {
      Optional.ofNullable(vpcs.get(receiver.vpc()))
          .ifPresent(
              vpc ->
                  endToEnd
                      .openingsFrom(sender, receiver, vpc)
                      .forEach(opening -> add(opening.open(), open)));
    }
    open.replaceAll((protocol, ranges) -> PortRange.union(ranges));
    return open;
  }

  private record Side(NetworkInterface one, Subnet subnet) {}

  private static void add(OpenPortMaps maps, Map<Protocol, List<PortRange>> open) {
    for (Protocol protocol : Protocol.values()) {
      add(protocol, maps.of(protocol).cubes().stream().map(Cube::ports).toList(), open);
    }
  }

  private static void add(
      Protocol protocol, List<PortRange> ranges, Map<Protocol, List<PortRange>> open) {
    if (!ranges.isEmpty()) {
      open.computeIfAbsent(protocol, any -> new ArrayList<>()).addAll(ranges);
    }
  }

  /// Inside one VPC, to one address of the receiver.
  private void addInside(
      Side sender, Side receiver, Address local, Map<Protocol, List<PortRange>> open) {
    boolean isSameSubnet = sender.subnet().id().equals(receiver.subnet().id());
    if (!isSameSubnet && !isLocal(sender.subnet(), local)) {
      return;
    }
    var gate =
        isSameSubnet
            ? endToEnd.egress(sender.one(), local)
            : endToEnd.gate(sender.one(), sender.subnet(), local);
    if (gate.tcp().requests().isEmpty() && gate.udp().requests().isEmpty()) {
      return;
    }
    for (Address own : World.addressesOf(sender.one(), local.family())) {
      if (isSameSubnet || isLocal(receiver.subnet(), own)) {
        for (Protocol protocol : Protocol.values()) {
          var ports = gate.ports(protocol);
          var admitted =
              isSameSubnet ? ports.requests() : throughAcl(receiver.subnet(), protocol, own, ports);
          add(protocol, PortRange.common(admitted, ingress(receiver.one(), own, protocol)), open);
        }
      }
    }
  }

  private boolean isLocal(Subnet subnet, Address address) {
    return endToEnd
        .routed(world.tableOf(subnet))
        .to(Route.LOCAL, address.family())
        .contains(address);
  }

  /// What of some requests the receiver's ACL lets in, where it lets a reply out.
  private List<PortRange> throughAcl(
      Subnet subnet, Protocol protocol, Address sender, Gate.Ports ports) {
    var acl = endToEnd.acl(subnet);
    boolean isAnswered = acl.replies(protocol, sender.family(), ports.clients()).contains(sender);
    return isAnswered
        ? PortRange.common(ports.requests(), acl.inbound(protocol, sender.family()).portsOf(sender))
        : List.of();
  }

  private List<PortRange> ingress(NetworkInterface receiver, Address sender, Protocol protocol) {
    return ingress
        .computeIfAbsent(
            new GroupsFamily(receiver.groups(), sender.family()),
            at -> groupRules.ingress(at.groups(), AddressSet.all(at.family())))
        .of(protocol)
        .portsOf(sender);
  }
}
