package dev.assay.reachability.path;

import static dev.assay.reachability.path.DecidingRules.Direction.EGRESS;
import static dev.assay.reachability.path.DecidingRules.Direction.INGRESS;

import dev.assay.reachability.PacketAnswer.Arrival;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Departure;
import dev.assay.reachability.PacketAnswer.Forwarding;
import dev.assay.reachability.PacketAnswer.Sender;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.path.SecondLeg.Place;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.TargetGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One request on its way from an interface of a load balancer to one registered target: what stops
/// it, or by which rules it passes (rules L4–L8).
final class Forward {
  private final World world;
  private final LoadBalancer balancer;
  private final SecondLeg leg;
  private final DecidingRules rules;
  private final BalancerNode node;
  private final TargetGroup group;
  private final Place place;
  private final Address client;
  private final Protocol protocol;
  private final List<Blocker> blockers = new ArrayList<>();

  Forward(
      World world,
      LoadBalancer balancer,
      SecondLeg leg,
      BalancerNode node,
      BalancerTrace.Registration registration,
      Address client,
      Protocol protocol) {
    this.world = world;
    this.balancer = balancer;
    this.leg = leg;
    this.rules = new DecidingRules(world, protocol);
    this.node = node;
    this.group = registration.group();
    this.place = registration.place();
    this.client = client;
    this.protocol = protocol;
  }

  /// Everything that stops it, each by itself. Of several addresses that the load balancer may send
  /// from, the one that the least stops is asked, the lowest of those.
  List<Blocker> blockers() {
    blockers.clear();
    if (!SecondLeg.reachesZone(node, group, place.subnet())) {
      blockers.add(new Blocker("ELB_NOT_CROSSZONE", balancer.arn(), ""));
    }
    if (showsClient()) {
      arrival(client, AclMaps.CLIENT_PORTS, false);
    } else {
      departure();
      var own = node.addresses(place.family());
      if (own.isEmpty()) {
        blockers.add(new Blocker("ENI_ADDRESS_RESTRICTION", node.one().id(), ""));
      } else {
        arrival(
            likeliestSender(own),
            leg.replyPorts(node, place, protocol),
            SecondLeg.isInside(node, place));
      }
    }
    return List.copyOf(blockers);
  }

  private boolean showsClient() {
    return SecondLeg.showsClient(group, place, client.family());
  }

  private void departure() {
    if (!leg.isLetOut(node, place, protocol)) {
      blockers.addAll(rules.mismatch(node.one(), EGRESS));
    }
    if (!leg.isLetOutByAcl(node, place, protocol)) {
      blockers.add(
          rules.refusal(
              SecondLeg.isInside(node, place) ? "ELB_ACL_RESTRICTION" : "SUBNET_ACL_RESTRICTION",
              node.subnet(),
              EGRESS,
              place.target().address(),
              place.port()));
    }
  }

  private void arrival(Address sender, List<PortRange> clientPorts, boolean isInside) {
    if (!isInside && !leg.arriving(place, protocol).contains(sender)) {
      blockers.add(
          rules.refusal("SUBNET_ACL_RESTRICTION", place.subnet(), INGRESS, sender, place.port()));
    }
    if (!leg.admitted(node, place, protocol, only(sender)).contains(sender)) {
      blockers.addAll(rules.mismatch(place.one(), INGRESS));
    }
    if (!isInside && !leg.answered(place, protocol, clientPorts).contains(sender)) {
      blockers.add(
          leg.answered(place, protocol, AclMaps.CLIENT_PORTS).contains(sender)
              ? new Blocker("SUBNET_ACL_RESTRICTION", rules.aclOrSubnet(node.subnet()), "ingress")
              : new Blocker("SUBNET_ACL_RESTRICTION", rules.aclOrSubnet(place.subnet()), "egress"));
    }
  }

  /// Of the node's addresses one that passes as many of the three rules about senders as any.
  private Address likeliestSender(AddressSet own) {
    var admitted = own.and(leg.admitted(node, place, protocol, own));
    if (SecondLeg.isInside(node, place)) {
      return (admitted.isEmpty() ? own : admitted).lowest();
    }
    var arriving = own.and(leg.arriving(place, protocol));
    var answered = own.and(leg.answered(place, protocol, leg.replyPorts(node, place, protocol)));
    List<List<AddressSet>> bySize =
        List.of(
            List.of(admitted.and(arriving).and(answered)),
            List.of(admitted.and(arriving), admitted.and(answered), arriving.and(answered)),
            List.of(admitted, arriving, answered));
    return bySize.stream()
        .flatMap(
            sets ->
                sets.stream()
                    .filter(set -> !set.isEmpty())
                    .map(AddressSet::lowest)
                    .min(Comparator.naturalOrder())
                    .stream())
        .findFirst()
        .orElseGet(own::lowest);
  }

  private static AddressSet only(Address address) {
    return AddressSet.ofAddresses(address.family(), List.of(address));
  }

  /// The rules by which it passes, where nothing stops it.
  Forwarding passing() {
    if (showsClient()) {
      return forwarding(client, new Departure(List.of(), "", 0, 0), lowest(replyPorts(client)));
    }
    var sender = likeliestSender(node.addresses(place.family()));
    boolean isInside = SecondLeg.isInside(node, place);
    int clientPort =
        isInside
            ? 0
            : lowest(PortRange.common(replyPorts(sender), leg.replyPorts(node, place, protocol)));
    var target = place.target().address();
    var departure =
        new Departure(
            rules.passing(node.one(), EGRESS, target, place.one().groups(), place.port()),
            world.aclOf(node.subnet()),
            leg.asksAclOut(node, place)
                ? rules.number(node.subnet(), EGRESS, target, place.port())
                : 0,
            isInside ? 0 : rules.number(node.subnet(), INGRESS, target, clientPort));
    return forwarding(sender, departure, clientPort);
  }

  /// The client ports that the target's ACL lets it answer.
  private List<PortRange> replyPorts(Address sender) {
    return Gates.clientPorts(
        leg.acl(place.subnet()).outbound(protocol, place.family()).portsOf(sender));
  }

  private static int lowest(List<PortRange> ranges) {
    return ranges.stream().mapToInt(PortRange::from).min().orElseThrow();
  }

  /// @param clientPort 0 where ACLs are not asked
  private Forwarding forwarding(Address sender, Departure departure, int clientPort) {
    var one = place.one();
    boolean isAsked = clientPort > 0;
    return new Forwarding(
        balancer.arn(),
        group.arn(),
        new Sender(sender.toString(), showsClient(), isAssumed()),
        departure,
        new Arrival(
            world.aclOf(place.subnet()),
            isAsked ? rules.number(place.subnet(), INGRESS, sender, place.port()) : 0,
            rules.passing(one, INGRESS, sender, node.one().groups(), place.port()),
            clientPort,
            isAsked ? rules.number(place.subnet(), EGRESS, sender, clientPort) : 0,
            one.id(),
            one.instance()));
  }

  /// Between families the client's address is never kept, whatever an attribute would say.
  private boolean isAssumed() {
    return group.isAssumption() && client.family() == place.family();
  }
}
