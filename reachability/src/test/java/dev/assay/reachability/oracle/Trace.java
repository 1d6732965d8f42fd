package dev.assay.reachability.oracle;

import dev.assay.reachability.oracle.PacketAnswer.AdmittingRule;
import dev.assay.reachability.oracle.PacketAnswer.Blocker;
import dev.assay.reachability.oracle.PacketAnswer.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One packet through one edge: every rule is asked by itself.
final class Trace {

  private final Network network;
  private final Ways ways;
  private final Filters filters;
  private final Packets packets;
  private final List<Integer> clientPorts;
  private final Interface one;
  private final Edge edge;
  private final Ip remote;
  private final Transport transport;
  private final int port;
  private final List<Blocker> blockers = new ArrayList<>();

  Trace(
      Network network,
      List<Integer> clientPorts,
      Interface one,
      Edge edge,
      Ip remote,
      PacketQuestion question) {
    this.network = network;
    this.ways = new Ways(network);
    this.filters = new Filters(network);
    this.packets = new Packets(filters, clientPorts);
    this.clientPorts = clientPorts;
    this.one = one;
    this.edge = edge;
    this.remote = remote;
    this.transport = question.transport();
    this.port = question.port();
  }

  PacketAnswer answer() {
    for (Way way : ways.of(one, edge, remote, false)) {
      if (packets.requestPasses(one, way, remote, transport, port)
          && packets.replyPasses(one, way, remote, transport)) {
        return new PacketAnswer.Allowed(witness(way));
      }
    }
    sourceSpace();
    address();
    zone();
    inbound();
    groups();
    reply();
    routeBack();
    return new PacketAnswer.Stopped(blockers);
  }

  private void block(String code, String componentId, String detail) {
    blockers.add(new Blocker(code, componentId, detail));
  }

  private void sourceSpace() {
    if (!ways.inSourceSpace(edge, remote)) {
      block(
          edge.origin() == Origin.INTERNET
              ? "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"
              : "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
          edge.id(),
          "");
    }
  }

  private List<Ip> locals() {
    return one.addresses(edge, remote.version());
  }

  private void address() {
    if (locals().isEmpty()) {
      block(
          edge.origin() == Origin.INTERNET
              ? "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
              : "ENI_ADDRESS_RESTRICTION",
          one.id(),
          "");
    }
  }

  private void zone() {
    if (!ways.zoneServed(one, edge)) {
      block("TGW_ROUTE_AZ_RESTRICTION", edge.id(), "");
    }
  }

  /// Rule N1, before it T2's outbound entries of a transit gateway's subnet. A subnet whose ACL is
  /// not in the data stands for it.
  private void inbound() {
    List<String> others = new ArrayList<>(ways.transitSubnets(one, edge));
    if (others.contains(one.subnetId())) {
      return;
    }
    others.remove("");
    boolean passes = false;
    List<Blocker> refusals = new ArrayList<>();
    for (String subnet : others) {
      for (Ip local : locals()) {
        passes |= filters.aclOut(subnet, local, transport, port);
        refusals.add(refusal(subnet, true, local));
      }
    }
    if (!passes) {
      refusals.stream().limit(1).forEach(blockers::add);
    }
    if (!filters.aclIn(one.subnetId(), remote, transport, port)) {
      blockers.add(refusal(one.subnetId(), false, remote));
    }
  }

  private Blocker refusal(String subnet, boolean egress, Ip address) {
    Optional<Acl> acl = network.aclOf(subnet);
    String direction = egress ? "egress" : "ingress";
    return new Blocker(
        "SUBNET_ACL_RESTRICTION",
        acl.map(Acl::id).orElse(subnet),
        acl.flatMap(a -> a.deciding(egress, address, transport, port))
            .map(entry -> direction + " " + entry.number())
            .orElse(direction));
  }

  /// An interface without groups stands for them itself.
  private void groups() {
    if (!filters.admits(one, remote, List.of(), transport, port)) {
      boolean empty = filters.groupsOf(one).stream().allMatch(g -> g.ingress().isEmpty());
      String code = empty ? "SG_HAS_NO_RULES" : "ENI_SG_RULES_MISMATCH";
      List<String> groups = one.groups().isEmpty() ? List.of(one.id()) : one.groups();
      groups.forEach(group -> block(code, group, ""));
    }
  }

  /// Rule P1. Where only a transit gateway's subnet is in the way of the reply, its ACL is named.
  private void reply() {
    if (locals().isEmpty()) {
      ownReply();
      return;
    }
    boolean passes = false;
    for (String transitSubnet : ways.transitSubnets(one, edge)) {
      for (Ip local : locals()) {
        passes |=
            clientPorts.stream()
                .anyMatch(
                    client ->
                        packets.leaves(
                            one.subnetId(), transitSubnet, local, remote, transport, client));
      }
    }
    if (!passes && !ownReply()) {
      ways.transitSubnets(one, edge).stream()
          .limit(1)
          .forEach(
              subnet ->
                  block(
                      "SUBNET_ACL_RESTRICTION",
                      network.aclOf(subnet).map(Acl::id).orElse(subnet),
                      "ingress"));
    }
  }

  private boolean ownReply() {
    boolean refused =
        clientPorts.stream()
            .noneMatch(client -> filters.aclOut(one.subnetId(), remote, transport, client));
    if (refused) {
      block(
          "SUBNET_ACL_RESTRICTION",
          network.aclOf(one.subnetId()).map(Acl::id).orElse(one.subnetId()),
          "egress");
    }
    return refused;
  }

  private void routeBack() {
    String table = network.tableOf(one.subnetId()).map(RouteTable::id).orElse(one.subnetId());
    Optional<Route> winner = network.route(one.subnetId(), remote);
    if (winner.isEmpty()) {
      block("NO_ROUTE_TO_DESTINATION", table, "");
      return;
    }
    Route route = winner.get();
    String destination = route.destination().toString();
    if (route.blackhole()) {
      block("BAD_STATE_ROUTE", table, destination);
    } else if (appliances().stream().noneMatch(a -> Ways.goesBack(route, edge, a))) {
      block(shorterGoesBack(route) ? "MORE_SPECIFIC_ROUTE" : "CANNOT_ROUTE", table, destination);
    }
  }

  private List<String> appliances() {
    return locals().isEmpty()
        ? List.of("")
        : locals().stream().map(local -> ways.appliance(edge, local)).toList();
  }

  private boolean shorterGoesBack(Route winner) {
    return network.tableOf(one.subnetId()).stream()
        .flatMap(table -> table.routes().stream())
        .filter(route -> route.destination().contains(remote))
        .filter(route -> route.destination().prefix() < winner.destination().prefix())
        .anyMatch(route -> route.leadsTo(edge.id()));
  }

  /// The inbound rule is 0 where no ACL is asked (rule T3).
  private Witness witness(Way way) {
    Acl acl = network.aclOf(one.subnetId()).orElseThrow();
    int client =
        clientPorts.stream()
            .filter(c -> packets.replyPasses(one, way, remote, transport, c))
            .findFirst()
            .orElseThrow();
    boolean asked = !way.transitSubnet().equals(one.subnetId());
    return new Witness(
        edge.id(),
        network.tableOf(edge).map(RouteTable::id).orElse(""),
        way.appliance(),
        acl.id(),
        asked ? number(acl, false, port) : 0,
        filters.admitting(one, remote, List.of(), transport, port).stream()
            .map(rule -> new AdmittingRule(rule.groupId(), rule.id()))
            .distinct()
            .toList(),
        client,
        number(acl, true, client),
        network.tableOf(one.subnetId()).map(RouteTable::id).orElseThrow(),
        network.route(one.subnetId(), remote).orElseThrow().destination().toString(),
        one.id(),
        one.instanceId());
  }

  private int number(Acl acl, boolean egress, int at) {
    return acl.deciding(egress, remote, transport, at).map(Acl.Entry::number).orElseThrow();
  }
}
