package dev.assay.reachability.path;

import dev.assay.reachability.RemedyEdit.DeregisterTarget;
import dev.assay.reachability.RemedyEdit.RemoveListener;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.vpc.Listener;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.TargetGroup;
import dev.assay.reachability.vpc.TargetGroup.Target;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Plans edits of a load balancer: what it listens on, and whom it sends to.
final class BalancerPlans {
  private final World world;
  private final LoadBalancer balancer;
  private final int port;

  /// @param port of the listener
  BalancerPlans(World world, LoadBalancer balancer, int port) {
    this.world = world;
    this.balancer = balancer;
    this.port = port;
  }

  List<PlannedEdit> withoutListener() {
    return List.of(
        PlannedEdit.of(
            new RemoveListener(balancer.arn(), port),
            LoadBalancer.class,
            balancer.arn(),
            one ->
                one.with(
                    one.crossesZones(),
                    one.listeners().stream().filter(other -> other.port() != port).toList())));
  }

  /// The registrations by which the listener sends to the ports of the interface.
  List<PlannedEdit> withoutTarget(NetworkInterface one, RemedyQuestion question) {
    List<String> names =
        Arrays.stream(AddressFamily.values())
            .flatMap(family -> World.addressesOf(one, family).stream())
            .map(Object::toString)
            .collect(Collectors.toList());
    names.add(one.instance());
    Map<DeregisterTarget, PlannedEdit> edits = new LinkedHashMap<>();
    for (Listener listener : balancer.listeners()) {
      for (TargetGroup group :
          listener.port() == port ? listener.groups() : List.<TargetGroup>of()) {
        for (Target target : group.targets()) {
          if (names.contains(target.id())
              && target.port() >= question.fromPort()
              && target.port() <= question.toPort()) {
            var planned = without(target, group);
            edits.put((DeregisterTarget) planned.edit(), planned);
          }
        }
      }
    }
    return List.copyOf(edits.values());
  }

  private PlannedEdit without(Target target, TargetGroup group) {
    boolean isClassic = group.arn().isEmpty();
    var edit =
        new DeregisterTarget(
            balancer.arn(), group.arn(), target.id(), isClassic ? 0 : target.port());
    if (isClassic) {
      return PlannedEdit.of(
          edit,
          LoadBalancer.class,
          balancer.arn(),
          without(any -> true, other -> other.id().equals(target.id())));
    }
    Predicate<TargetGroup> isSame = other -> other.arn().equals(group.arn());
    return PlannedEdit.of(
        edit,
        LoadBalancer.class,
        world.all(LoadBalancer.class).stream()
            .filter(
                other ->
                    other.listeners().stream()
                        .flatMap(listener -> listener.groups().stream())
                        .anyMatch(isSame))
            .map(LoadBalancer::arn)
            .sorted()
            .toList(),
        without(isSame, other -> other.id().equals(target.id()) && other.port() == target.port()));
  }

  private static UnaryOperator<LoadBalancer> without(
      Predicate<TargetGroup> isMeant, Predicate<Target> isGone) {
    return one ->
        one.with(
            one.crossesZones(),
            one.listeners().stream()
                .map(
                    listener ->
                        new Listener(
                            listener.arn(),
                            listener.port(),
                            listener.protocols(),
                            listener.groups().stream()
                                .map(group -> isMeant.test(group) ? without(group, isGone) : group)
                                .toList()))
                .toList());
  }

  private static TargetGroup without(TargetGroup group, Predicate<Target> isGone) {
    return new TargetGroup(
        group.arn(),
        group.isIpv6(),
        group.preservesClient(),
        group.isAssumption(),
        group.crossesZones(),
        group.targets().stream().filter(isGone.negate()).toList());
  }
}
