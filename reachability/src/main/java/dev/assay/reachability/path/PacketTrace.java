package dev.assay.reachability.path;

import dev.assay.reachability.Origin;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.GroupRule;
import dev.assay.reachability.PacketAnswer.Witness;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.RouteTable;
import dev.assay.reachability.vpc.SecurityGroup;
import dev.assay.reachability.vpc.SecurityGroupRule;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TransitGatewayAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs one packet through the rules of one interface, from one edge. Every rule is asked by
/// itself, so that a packet that is stopped names everything that stops it.
final class PacketTrace {
  private final World world;
  private final VpcEvaluation evaluation;
  private final GroupRules groupRules;
  private final Edge edge;
  private final NetworkInterface one;
  private final Subnet subnet;
  private final Address source;
  private final Protocol protocol;
  private final int port;
  private final List<Address> targets;
  private final List<Blocker> blockers = new ArrayList<>();

  PacketTrace(
      World world,
      VpcEvaluation evaluation,
      Edge edge,
      NetworkInterface one,
      Subnet subnet,
      Address source,
      Protocol protocol,
      int port) {
    this.world = world;
    this.evaluation = evaluation;
    this.groupRules = new GroupRules(world);
    this.edge = edge;
    this.one = one;
    this.subnet = subnet;
    this.source = source;
    this.protocol = protocol;
    this.port = port;
    this.targets = Gates.addresses(edge, one, source.family());
  }

  PacketAnswer answer() {
    for (ReachClass reach : evaluation.classesOf(one)) {
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

  private void zone() {
    boolean hasKnownSubnets =
        world
            .find(TransitGatewayAttachment.class, edge.attachment())
            .filter(attachment -> !attachment.subnets().isEmpty())
            .isPresent();
    if (hasKnownSubnets && attachmentSubnets().isEmpty()) {
      block("TGW_ROUTE_AZ_RESTRICTION", edge.id(), "");
    }
  }

  private boolean isInAttachmentSubnet() {
    return attachmentSubnets().stream().anyMatch(own -> own.id().equals(subnet.id()));
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
    refuse(subnets.get(0), true, targets.get(0));
  }

  private void inbound() {
    if (!isInAttachmentSubnet()
        && !evaluation
            .factors()
            .acl(world.aclOf(subnet))
            .inbound(protocol, family())
            .at(port)
            .contains(source)) {
      refuse(subnet, false, source);
    }
  }

  private void refuse(Subnet at, boolean isEgress, Address remote) {
    String direction = isEgress ? "egress" : "ingress";
    block(
        "SUBNET_ACL_RESTRICTION",
        aclOrSubnet(at),
        deciding(at, isEgress, remote, port)
            .map(entry -> direction + " " + entry.number())
            .orElse(direction));
  }

  /// A subnet whose ACL is not in the data stands for it.
  private String aclOrSubnet(Subnet at) {
    String acl = world.aclOf(at);
    return acl.isEmpty() ? at.id() : acl;
  }

  /// The entry that decides; none where nothing matches, which denies.
  private Optional<NetworkAclEntry> deciding(
      Subnet at, boolean isEgress, Address remote, int atPort) {
    return world.find(NetworkAcl.class, world.aclOf(at)).stream()
        .flatMap(acl -> acl.entries().stream())
        .filter(
            entry ->
                entry.isEgress() == isEgress
                    && entry.protocol().matches(protocol)
                    && entry.ports().contains(atPort)
                    && entry.remote().contains(remote))
        .findFirst();
  }

  private void groups() {
    var sender = AddressSet.ofAddresses(family(), List.of(source));
    if (!groupRules.ingress(one.groups(), sender).of(protocol).at(port).isEmpty()) {
      return;
    }
    boolean hasRules =
        one.groups().stream()
            .flatMap(id -> world.find(SecurityGroup.class, id).stream())
            .anyMatch(group -> !group.ingress().isEmpty());
    String code = hasRules ? "ENI_SG_RULES_MISMATCH" : "SG_HAS_NO_RULES";
    List<String> groups = one.groups().isEmpty() ? List.of(one.id()) : one.groups();
    groups.forEach(group -> block(code, group, ""));
  }

  /// Rule P1; where only the attachment's subnet is in the way of the reply, its ACL is named.
  private void reply() {
    var own = evaluation.factors().acl(world.aclOf(subnet));
    if (!own.replies(protocol, family(), AclMaps.CLIENT_PORTS).contains(source)) {
      block("SUBNET_ACL_RESTRICTION", aclOrSubnet(subnet), "egress");
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
    block("SUBNET_ACL_RESTRICTION", aclOrSubnet(subnets.get(0)), "ingress");
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
        gate.skipsInbound() ? 0 : number(false, port),
        admitting(),
        client,
        number(true, client),
        world.tableOf(subnet),
        matchingRoutes().get(0).block().toString(),
        one.id(),
        one.instance());
  }

  private int number(boolean isEgress, int atPort) {
    return deciding(subnet, isEgress, source, atPort).orElseThrow().number();
  }

  private List<GroupRule> admitting() {
    List<GroupRule> admitting = new ArrayList<>();
    for (String id : one.groups()) {
      world.find(SecurityGroup.class, id).ifPresent(group -> addAdmitting(group, admitting));
    }
    return admitting.stream().distinct().toList();
  }

  private void addAdmitting(SecurityGroup group, List<GroupRule> admitting) {
    for (SecurityGroupRule rule : group.ingress()) {
      if (rule.protocol().matches(protocol)
          && rule.ports().contains(port)
          && groupRules.addresses(group, rule.peer(), family()).contains(source)) {
        admitting.add(new GroupRule(group.id(), rule.id().isEmpty() ? group.id() : rule.id()));
      }
    }
  }
}
