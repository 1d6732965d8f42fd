package dev.assay.reachability.path;

import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import dev.assay.reachability.vpc.TransitGatewayRouteTable;
import dev.assay.reachability.vpc.Vpc;
import dev.assay.reachability.vpc.VpcPeeringConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is open when also the sender is asked, where it is in the data (rules E1–E4). Senders that
/// their own rules treat alike are asked once. For one thread.
final class EndToEnd {
  private final World world;
  private final GroupRules groupRules;
  private final Map<String, AclMaps> acls = new HashMap<>();
  private final Map<String, RoutedSpace> routed = new HashMap<>();
  private final Map<TableFamily, TransitRoutes> transitRoutes = new HashMap<>();

  private final Map<GroupsFamily, OpenPortMaps> egress = new HashMap<>();
  private final Map<Through, OpenPortMaps> through = new HashMap<>();

  private record TableFamily(String table, AddressFamily family) {}

  private record GroupsFamily(List<String> groups, AddressFamily family) {}

  /// What decides what passes, but the sender's address.
  private record Through(
      Edge edge, AddressFamily family, String subnet, Gate gate, List<String> groups) {}

  EndToEnd(World world) {
    this.world = world;
    this.groupRules = new GroupRules(world);
  }

  /// Who is asked for on the far side.
  private interface Senders {
    List<NetworkInterface> in(String vpc);

    /// Whether also those that are not in the data.
    boolean includesUnknown();
  }

  private final class Everybody implements Senders {
    @Override
    public List<NetworkInterface> in(String vpc) {
      return world.interfacesOf(vpc);
    }

    @Override
    public boolean includesUnknown() {
      return true;
    }
  }

  private record Only(NetworkInterface sender) implements Senders {
    @Override
    public List<NetworkInterface> in(String vpc) {
      return sender.vpc().equals(vpc) ? List.of(sender) : List.of();
    }

    @Override
    public boolean includesUnknown() {
      return false;
    }
  }

  /// What is open on one interface.
  ///
  /// @param evaluation of its VPC
  List<Opening> openings(NetworkInterface target, boolean isUnguarded, VpcEvaluation evaluation) {
    List<Opening> all = new ArrayList<>();
    for (ReachClass reach : evaluation.classesOf(target, isUnguarded)) {
      switch (reach.path().edge().origin()) {
        case INTERNET, VPN_GATEWAY -> all.addAll(VpcEvaluation.openings(target, List.of(reach)));
        case PEERED_VPC, TRANSIT_GATEWAY -> {} // below, address by address
      }
    }
    world
        .find(Subnet.class, target.subnet())
        .ifPresent(
            subnet -> addBetween(target, subnet, isUnguarded, evaluation, new Everybody(), all));
    return Opening.merged(all);
  }

  /// What one sender of another VPC can open on an interface (rules W6, W7).
  ///
  /// @param evaluation of the interface's VPC
  List<Opening> openingsFrom(
      NetworkInterface sender, NetworkInterface target, VpcEvaluation evaluation) {
    List<Opening> all = new ArrayList<>();
    world
        .find(Subnet.class, target.subnet())
        .ifPresent(subnet -> addBetween(target, subnet, false, evaluation, new Only(sender), all));
    return all;
  }

  private void addBetween(
      NetworkInterface target,
      Subnet subnet,
      boolean isUnguarded,
      VpcEvaluation evaluation,
      Senders senders,
      List<Opening> all) {
    for (Edge edge : evaluation.edges()) {
      for (AddressFamily family : AddressFamily.values()) {
        for (Address local : Gates.addresses(edge, target, family)) {
          for (Gate own : evaluation.gates().of(edge, subnet, local)) {
            var answer =
                new Answer(edge, own, local, target, subnet, isUnguarded, evaluation, senders);
            switch (edge.origin()) {
              case INTERNET, VPN_GATEWAY -> {}
              case PEERED_VPC -> all.addAll(peers(answer));
              case TRANSIT_GATEWAY -> all.addAll(behindTransitGateway(answer));
            }
          }
        }
      }
    }
  }

  /// One address of a target, behind one gate, and how to ask what some senders can open there.
  private record Answer(
      Edge edge,
      Gate own,
      Address local,
      NetworkInterface target,
      Subnet subnet,
      boolean isUnguarded,
      VpcEvaluation evaluation,
      Senders senders) {

    /// What anybody can open who is not in the data, where that is asked.
    List<Opening> fromUnknown(AddressSet addresses) {
      return senders.includesUnknown() ? List.of(from(Gate.OPEN, addresses)) : List.of();
    }

    OpenPortMaps through(Gate gate) {
      return evaluation
          .factors()
          .through(edge, local.family(), subnet, own.and(gate), target, isUnguarded);
    }

    Opening from(Gate gate, AddressSet addresses) {
      return opening(through(gate).and(addresses));
    }

    Opening opening(OpenPortMaps open) {
      return new Opening(target, edge, local.family(), "", 0, open, own.appliance());
    }
  }

  private List<Opening> peers(Answer answer) {
    var peering = world.find(VpcPeeringConnection.class, answer.edge().id()).orElseThrow();
    String far = peering.otherSideOf(answer.edge().vpc()).vpc();
    var everybody = AddressSet.all(answer.local().family());
    if (world.find(Vpc.class, far).isEmpty()) {
      return answer.fromUnknown(everybody);
    }
    Map<Gate, List<Address>> senders = new LinkedHashMap<>();
    for (NetworkInterface one : answer.senders().in(far)) {
      world
          .find(Subnet.class, one.subnet())
          .filter(subnet -> isSentTo(one, subnet, answer))
          .ifPresent(
              subnet ->
                  senders
                      .computeIfAbsent(gate(one, subnet, answer.local()), gate -> new ArrayList<>())
                      .addAll(World.addressesOf(one, answer.local().family())));
    }
    return openings(answer, senders, everybody);
  }

  /// Whether an interface is a sender whose subnet sends to the target through the edge.
  private boolean isSentTo(NetworkInterface one, Subnet subnet, Answer answer) {
    return one.isAttached()
        && routed(world.tableOf(subnet))
            .to(answer.edge().id(), answer.local().family())
            .contains(answer.local());
  }

  private List<Opening> openings(
      Answer answer, Map<Gate, List<Address>> senders, AddressSet within) {
    List<Opening> all = new ArrayList<>();
    senders.forEach(
        (gate, addresses) -> {
          if (!gate.tcp().requests().isEmpty() || !gate.udp().requests().isEmpty()) {
            var from = AddressSet.ofAddresses(within.family(), addresses).and(within);
            all.add(answer.opening(through(answer, gate).and(from)));
          }
        });
    return all;
  }

  /// Kept where one sender after the other is asked: most of them pass the same.
  private OpenPortMaps through(Answer answer, Gate gate) {
    if (answer.senders().includesUnknown()) {
      return answer.through(gate);
    }
    return through.computeIfAbsent(
        new Through(
            answer.edge(),
            answer.local().family(),
            answer.subnet().id(),
            answer.own().and(gate),
            answer.target().groups()),
        at -> answer.through(gate));
  }

  private List<Opening> behindTransitGateway(Answer answer) {
    var family = answer.local().family();
    String here = answer.edge().attachment();
    List<Opening> all = new ArrayList<>();
    for (var led : transitRoutes(here, family).byAttachment().entrySet()) {
      String there = led.getKey();
      if (transitRoutes(there, family).to(here).contains(answer.local())) {
        all.addAll(behind(there, answer, led.getValue()));
      }
    }
    return all;
  }

  private List<Opening> behind(String there, Answer answer, AddressSet led) {
    var attachment = world.find(TransitGatewayAttachment.class, there);
    if (attachment.isEmpty()
        || !attachment.get().isOfVpc()
        || world.find(Vpc.class, attachment.get().resource()).isEmpty()) {
      return answer.fromUnknown(led);
    }
    Map<Gate, List<Address>> senders = new LinkedHashMap<>();
    for (NetworkInterface one : answer.senders().in(attachment.get().resource())) {
      var subnet = world.find(Subnet.class, one.subnet());
      if (subnet.isEmpty() || !isSentTo(one, subnet.get(), answer)) {
        continue;
      }
      var gate = gate(one, subnet.get(), answer.local());
      for (Address own : World.addressesOf(one, answer.local().family())) {
        for (Gate behind : attachmentGates(attachment.get(), subnet.get(), gate, own)) {
          senders.computeIfAbsent(behind, any -> new ArrayList<>()).add(own);
        }
      }
    }
    return openings(answer, senders, led);
  }

  /// What a sender's groups leave of requests to an address, where no network ACL is asked.
  Gate egress(NetworkInterface sender, Address local) {
    var egress = egressOf(sender, local.family());
    return new Gate(
        false,
        new Gate.Ports(egress.tcp().portsOf(local), AclMaps.CLIENT_PORTS),
        new Gate.Ports(egress.udp().portsOf(local), AclMaps.CLIENT_PORTS),
        "");
  }

  /// What a sender's groups and network ACL leave of requests to an address, and of its replies.
  Gate gate(NetworkInterface sender, Subnet subnet, Address local) {
    var egress = egressOf(sender, local.family());
    return new Gate(
        false,
        ports(subnet, local, Protocol.TCP, egress),
        ports(subnet, local, Protocol.UDP, egress),
        "");
  }

  private OpenPortMaps egressOf(NetworkInterface sender, AddressFamily family) {
    return egress.computeIfAbsent(
        new GroupsFamily(sender.groups(), family),
        at -> groupRules.egress(at.groups(), AddressSet.all(at.family())));
  }

  private Gate.Ports ports(Subnet subnet, Address local, Protocol protocol, OpenPortMaps egress) {
    var acl = acl(subnet);
    var outbound = acl.outbound(protocol, local.family());
    return new Gate.Ports(
        PortRange.common(egress.of(protocol).portsOf(local), outbound.portsOf(local)),
        Gates.clientPorts(acl.inbound(protocol, local.family()).portsOf(local)));
  }

  /// The same with what the sender's side of a transit gateway adds (rules T1–T4, seen from there).
  private List<Gate> attachmentGates(
      TransitGatewayAttachment attachment, Subnet subnet, Gate gate, Address own) {
    if (attachment.subnets().isEmpty()) {
      return List.of(gate);
    }
    List<Gate> gates = new ArrayList<>();
    for (Subnet at : Gates.serving(attachment, subnet.zone(), world)) {
      boolean isSame = at.id().equals(subnet.id());
      gates.add(
          new Gate(
              false,
              attachmentPorts(at, own, Protocol.TCP, gate.tcp(), isSame),
              attachmentPorts(at, own, Protocol.UDP, gate.udp(), isSame),
              ""));
    }
    return gates;
  }

  private Gate.Ports attachmentPorts(
      Subnet at, Address own, Protocol protocol, Gate.Ports ports, boolean isSame) {
    var acl = acl(at);
    var requests = acl.inbound(protocol, own.family()).portsOf(own);
    if (isSame) {
      return new Gate.Ports(PortRange.common(ports.requests(), requests), AclMaps.CLIENT_PORTS);
    }
    var clients = acl.outbound(protocol, own.family()).portsOf(own);
    return new Gate.Ports(
        PortRange.common(ports.requests(), requests), PortRange.common(ports.clients(), clients));
  }

  AclMaps acl(Subnet subnet) {
    return acls.computeIfAbsent(
        world.aclOf(subnet), id -> new AclMaps(world.find(NetworkAcl.class, id)));
  }

  RoutedSpace routed(String table) {
    return routed.computeIfAbsent(
        table, id -> new RoutedSpace(world.find(RouteTable.class, id), world));
  }

  private TransitRoutes transitRoutes(String attachment, AddressFamily family) {
    String table =
        world
            .find(TransitGatewayAttachment.class, attachment)
            .map(TransitGatewayAttachment::routeTable)
            .orElse("");
    return transitRoutes.computeIfAbsent(
        new TableFamily(table, family),
        at ->
            new TransitRoutes(
                world.find(TransitGatewayRouteTable.class, at.table()), at.family(), world));
  }
}
