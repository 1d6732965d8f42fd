package dev.assay.reachability.path;

import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswer.Blocker;
import dev.assay.reachability.PacketAnswer.Forwarded;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.address.Address;
import dev.assay.reachability.path.SecondLeg.Place;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.LoadBalancer.Kind;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.Subnet;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs one packet through a listener of a load balancer to a target: by each of its interfaces and
/// each registration of the target. The first way that is open is shown; where none is, everything
/// that stops the packet on the way that the least stops.
final class BalancerTrace {
  private final World world;
  private final VpcEvaluation evaluation;
  private final LoadBalancer balancer;
  private final SecondLeg leg;
  private final int listenerPort;
  private final Edge edge;
  private final NetworkInterface one;
  private final Subnet subnet;
  private final Address source;
  private final Protocol protocol;
  private final int port;

  /// @param evaluation of the load balancer's VPC
  /// @param subnet of the target
  BalancerTrace(
      World world,
      VpcEvaluation evaluation,
      LoadBalancer balancer,
      Edge edge,
      NetworkInterface one,
      Subnet subnet,
      PacketQuestion question) {
    this.world = world;
    this.evaluation = evaluation;
    this.balancer = balancer;
    this.leg = new SecondLeg(world, balancer);
    this.listenerPort = question.way() instanceof Way.LoadBalanced(var _, var at) ? at : 0;
    this.edge = edge;
    this.one = one;
    this.subnet = subnet;
    this.source = Address.parse(question.source());
    this.protocol = question.protocol();
    this.port = question.port();
  }

  /// A target group that sends to the port of the interface that is asked for.
  record Registration(TargetGroup group, Place place) {}

  PacketAnswer answer() {
    List<Registration> registrations = registrations();
    List<Blocker> unregistered =
        registrations.isEmpty() ? List.of(notSentOn()) : List.<Blocker>of();
    Optional<Forwarded> undetermined = Optional.empty();
    Optional<List<Blocker>> fewest = Optional.empty();
    for (BalancerNode node : BalancerNode.of(balancer, world)) {
      var first = firstLeg(node);
      List<Blocker> before =
          first instanceof PacketAnswer.Stopped(var blockers) ? blockers : List.of();
      if (registrations.isEmpty()) {
        fewest = fewer(fewest, before, unregistered);
      }
      for (Registration registration : registrations) {
        var forward = new Forward(world, balancer, leg, node, registration, source, protocol);
        List<Blocker> after = forward.blockers();
        if (first instanceof PacketAnswer.Allowed(var witness) && after.isEmpty()) {
          var forwarded = new Forwarded(witness, forward.passing());
          if (witness.appliance().isEmpty()) {
            return forwarded;
          }
          undetermined = undetermined.or(() -> Optional.of(forwarded));
        } else {
          fewest = fewer(fewest, before, after);
        }
      }
    }
    if (undetermined.isPresent()) {
      return undetermined.get();
    }
    // A load balancer none of whose subnets is in the data has no interface.
    return new PacketAnswer.Stopped(
        fewest.orElse(List.of(new Blocker("UNKNOWN_RESOURCE", balancer.arn(), ""))));
  }

  private static Optional<List<Blocker>> fewer(
      Optional<List<Blocker>> fewest, List<Blocker> before, List<Blocker> after) {
    return fewest.isPresent() && fewest.get().size() <= before.size() + after.size()
        ? fewest
        : Optional.of(Stream.concat(before.stream(), after.stream()).toList());
  }

  private PacketAnswer firstLeg(BalancerNode node) {
    return new PacketTrace(
            world,
            evaluation,
            edge,
            node.one(),
            node.subnet(),
            !leg.isGuarded(node.one()),
            source,
            protocol,
            listenerPort)
        .answer();
  }

  private List<Listener> listeners() {
    return balancer.listeners().stream()
        .filter(
            listener -> listener.port() == listenerPort && listener.protocols().contains(protocol))
        .toList();
  }

  private List<Registration> registrations() {
    List<Registration> registrations = new ArrayList<>();
    for (Listener listener : listeners()) {
      for (TargetGroup group : listener.groups()) {
        for (Target target : group.targets()) {
          TargetPlace.of(balancer, group, target, world)
              .filter(place -> place.one().id().equals(one.id()) && place.port() == port)
              .ifPresent(
                  place -> registrations.add(new Registration(group, new Place(place, subnet))));
        }
      }
    }
    return registrations;
  }

  /// Why the listener sends nothing to the port of the interface.
  private Blocker notSentOn() {
    List<Listener> listeners = listeners();
    if (listeners.isEmpty()) {
      return new Blocker(
          balancer.kind() == Kind.CLASSIC ? "ELB_LISTENERS_MISMATCH" : "ELBV2_LISTENERS_MISMATCH",
          balancer.arn(),
          "");
    }
    List<TargetGroup> groups =
        listeners.stream().flatMap(listener -> listener.groups().stream()).toList();
    if (groups.stream().allMatch(group -> group.targets().isEmpty())) {
      return new Blocker("ELBV2_LISTENER_HAS_NO_TG", balancer.arn(), "");
    }
    boolean isTarget =
        groups.stream()
            .anyMatch(
                group ->
                    group.targets().stream()
                        .flatMap(target -> TargetPlace.of(balancer, group, target, world).stream())
                        .anyMatch(place -> place.one().id().equals(one.id())));
    return new Blocker(
        isTarget ? "TARGET_PORT_RESTRICTION" : "TARGET_ADDRESS_RESTRICTION", one.id(), "");
  }
}
