package dev.assay.reachability.path;

import static dev.assay.reachability.path.DecidingRules.Direction.EGRESS;
import static dev.assay.reachability.path.DecidingRules.Direction.INGRESS;

import dev.assay.reachability.Origin;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.path.DecidingRules.Direction;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import java.util.ArrayList;
import java.util.List;

/// Runs one packet through the rules of one interface, from one edge. Every rule is asked by
/// itself, so that a packet that is stopped names everything that stops it.
final class PacketTrace {
  private final World world;
  private final VpcEvaluation evaluation;
  private final DecidingRules rules;
  private final boolean isUnguarded;
  private final Edge edge;
  private final NetworkInterface one;
  private final Subnet subnet;
  private final Address source;
  private final Protocol protocol;
  private final int port;
  private final List<Address> targets;
  private final List<Blocker> blockers = new ArrayList<>();

  /// @param isUnguarded whether no security group guards the interface (rule L6)
  PacketTrace(
      World world,
      VpcEvaluation evaluation,
      Edge edge,
      NetworkInterface one,
      Subnet subnet,
      boolean isUnguarded,
      Address source,
      Protocol protocol,
      int port) {
    this.world = world;
    this.evaluation = evaluation;
    this.rules = new DecidingRules(world, protocol);
    this.isUnguarded = isUnguarded;
    this.edge = edge;
    this.one = one;
    this.subnet = subnet;
    this.source = source;
    this.protocol = protocol;
    this.port = port;
    this.targets = Gates.addresses(edge, one, source.family());
  }

  PacketAnswer answer() {
    for (ReachClass reach : evaluation.classesOf(one, isUnguarded)) {
      var path = reach.path();
      if (path.edge().equals(edge)
          && path.family() == source.family()
          && reach.open().of(protocol).at(port).contains(source)) {
        return new PacketAnswer.Allowed(witness(path.gate()));
      }
    }
    sourceSpace();
    address();
    zone();
    attachmentRequest();
    inbound();
    groups();
    reply();
    routeBack();
    return new PacketAnswer.Stopped(blockers);
  }

  private AddressFamily family() {
    return source.family();
  }

  private void block(String code, String component, String detail) {
    blockers.add(new Blocker(code, component, detail));
  }

  private void sourceSpace() {
    if (!edge.sourceSpace(family(), world).contains(source)) {
      block(
          edge.origin() == Origin.INTERNET
              ? "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"
              : "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
          edge.id(),
          "");
    }
  }

  private void address() {
    if (targets.isEmpty()) {
      block(
          edge.origin() == Origin.INTERNET
              ? "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
              : "ENI_ADDRESS_RESTRICTION",
          one.id(),
          "");
    }
  }

  /// The subnets whose attachment serves the interface; empty for edges that are no transit
  /// gateway, and where the data does not tell them.
  private List<Subnet> attachmentSubnets() {
    return world
        .find(TransitGatewayAttachment.class, edge.attachment())
        .map(attachment -> Gates.serving(attachment, subnet.zone(), world))
        .orElse(List.of());
  }

  /// Rule T1: zones that are unknown are no reason to say no.
  private void zone() {
    boolean isElsewhere =
        world
            .find(TransitGatewayAttachment.class, edge.attachment())
            .filter(attachment -> !attachment.subnets().isEmpty())
            .filter(attachment -> attachment.subnets().stream().allMatch(this::isInOtherZone))
            .isPresent();
    if (isElsewhere) {
      block("TGW_ROUTE_AZ_RESTRICTION", edge.id(), "");
    }
  }

  private boolean isInOtherZone(String attachmentSubnet) {
    String zone = world.find(Subnet.class, attachmentSubnet).map(Subnet::zone).orElse("");
    return !zone.isEmpty() && !subnet.zone().isEmpty() && !zone.equals(subnet.zone());
  }

  private boolean isInAttachmentSubnet() {
    return world
        .find(TransitGatewayAttachment.class, edge.attachment())
        .filter(attachment -> attachment.subnets().contains(subnet.id()))
        .isPresent();
  }

  /// Rule T2: the outbound entries of the attachment's subnet.
  private void attachmentRequest() {
    List<Subnet> subnets = attachmentSubnets();
    if (subnets.isEmpty() || targets.isEmpty() || isInAttachmentSubnet()) {
      return;
    }
    for (Subnet own : subnets) {
      var outbound =
          evaluation.factors().acl(world.aclOf(own)).outbound(protocol, family()).at(port);
      if (targets.stream().anyMatch(outbound::contains)) {
        return;
      }
    }
    blockers.add(refusal(subnets.get(0), EGRESS, targets.get(0)));
  }

  private void inbound() {
    if (!isInAttachmentSubnet()
        && !evaluation
            .factors()
            .acl(world.aclOf(subnet))
            .inbound(protocol, family())
            .at(port)
            .contains(source)) {
      blockers.add(refusal(subnet, INGRESS, source));
    }
  }

  private Blocker refusal(Subnet at, Direction direction, Address remote) {
    return rules.refusal("SUBNET_ACL_RESTRICTION", at, direction, remote, port);
  }

  private void groups() {
    if (!isUnguarded && rules.passing(one, INGRESS, source, List.of(), port).isEmpty()) {
      blockers.addAll(rules.mismatch(one, INGRESS));
    }
  }

  /// Rule P1; where only the attachment's subnet is in the way of the reply, its ACL is named.
  private void reply() {
    var own = evaluation.factors().acl(world.aclOf(subnet));
    if (!own.replies(protocol, family(), AclMaps.CLIENT_PORTS).contains(source)) {
      block("SUBNET_ACL_RESTRICTION", rules.aclOrSubnet(subnet), "egress");
      return;
    }
    List<Subnet> subnets = attachmentSubnets();
    if (subnets.isEmpty() || targets.isEmpty()) {
      return;
    }
    for (Gate gate : evaluation.gates().of(edge, one, subnet, family())) {
      if (own.replies(protocol, family(), gate.ports(protocol).clients()).contains(source)) {
        return;
      }
    }
    block("SUBNET_ACL_RESTRICTION", rules.aclOrSubnet(subnets.get(0)), "ingress");
  }

  private void routeBack() {
    String table = world.tableOf(subnet);
    String component = table.isEmpty() ? subnet.id() : table;
    List<RoutedSpace.Candidate> matching = matchingRoutes();
    if (matching.isEmpty()) {
      block("NO_ROUTE_TO_DESTINATION", component, "");
      return;
    }
    var winner = matching.get(0);
    String destination = winner.block().toString();
    if (winner.route().isBlackhole()) {
      block("BAD_STATE_ROUTE", component, destination);
    } else if (!leadsBack(winner)) {
      boolean hasShorter =
          matching.stream()
              .anyMatch(
                  candidate ->
                      candidate.block().length() < winner.block().length()
                          && !candidate.route().isBlackhole()
                          && candidate.route().target().equals(edge.id()));
      block(hasShorter ? "MORE_SPECIFIC_ROUTE" : "CANNOT_ROUTE", component, destination);
    }
  }

  private boolean leadsBack(RoutedSpace.Candidate winner) {
    String target = winner.route().target();
    return target.equals(edge.id())
        || (Gates.isAppliance(target)
            && evaluation.gates().of(edge, one, subnet, family()).stream()
                .anyMatch(gate -> !gate.appliance().isEmpty()));
  }

  /// Best first.
  private List<RoutedSpace.Candidate> matchingRoutes() {
    return world.find(RouteTable.class, world.tableOf(subnet)).stream()
        .flatMap(table -> RoutedSpace.candidates(table, world).stream())
        .filter(candidate -> candidate.block().contains(source))
        .toList();
  }

  private Witness witness(Gate gate) {
    var acl = evaluation.factors().acl(world.aclOf(subnet));
    int client =
        gate.ports(protocol).clients().stream()
            .flatMap(
                range ->
                    acl.outbound(protocol, family()).portsOf(source).stream()
                        .filter(open -> open.to() >= range.from() && open.from() <= range.to())
                        .map(open -> Math.max(open.from(), range.from())))
            .min(Integer::compare)
            .orElseThrow();
    return new Witness(
        edge.id(),
        world
            .tableOfGateway(edge.id())
            .filter(table -> table.vpc().equals(edge.vpc()))
            .map(RouteTable::id)
            .orElse(""),
        gate.appliance(),
        world.aclOf(subnet),
        gate.skipsInbound() ? 0 : rules.number(subnet, INGRESS, source, port),
        rules.passing(one, INGRESS, source, List.of(), port),
        client,
        rules.number(subnet, EGRESS, source, client),
        world.tableOf(subnet),
        matchingRoutes().get(0).block().toString(),
        one.id(),
        one.instance());
  }
}
