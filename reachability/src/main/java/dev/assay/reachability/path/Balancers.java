package dev.assay.reachability.path;

import dev.assay.reachability.vpc.LoadBalancer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is open through load balancers, by target, and which VPCs each answer rests on.
final class Balancers {
  private static final String ANY = "*";

  private final World world;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Set<String>> byVpc = new HashMap<>();
  private final Map<String, Set<String>> byTarget = new HashMap<>();

  private record Answer(Set<String> vpcs, List<Opening> openings) {}

  Balancers(World world) {
    this.world = world;
  }

  /// What is open on one interface through any load balancer.
  List<Opening> openings(String target) {
    List<Opening> all = new ArrayList<>();
    for (String balancer : byTarget.getOrDefault(target, Set.of())) {
      for (Opening opening : openingsOf(balancer)) {
        if (opening.target().id().equals(target)) {
          all.add(opening);
        }
      }
    }
    return all;
  }

  List<Opening> openingsOf(String balancer) {
    var answer = answers.get(balancer);
    return answer == null ? List.of() : answer.openings();
  }

  /// ARNs of the load balancers in whose answer one of these VPCs has a say.
  Set<String> restingOn(Collection<String> vpcs) {
    Set<String> balancers = new LinkedHashSet<>(byVpc.getOrDefault(ANY, Set.of()));
    vpcs.forEach(vpc -> balancers.addAll(byVpc.getOrDefault(vpc, Set.of())));
    return balancers;
  }

  /// Computes one load balancer, or forgets it where it is gone.
  void evaluate(String arn, Map<String, VpcEvaluation> vpcs) {
    forget(arn);
    var balancer = world.find(LoadBalancer.class, arn);
    if (balancer.isEmpty()) {
      return;
    }
    // Its VPC may have no interface in the data.
    var evaluation =
        vpcs.computeIfAbsent(balancer.get().vpc(), vpc -> new VpcEvaluation(world, vpc));
    var paths =
        new BalancerPaths(
            world,
            (node, isUnguarded) ->
                VpcEvaluation.openings(node, evaluation.classesOf(node, isUnguarded)),
            balancer.get(),
            SeparatingBlocks.atEdge(world));
    var openings = paths.openings();
    var answer = new Answer(paths.vpcs().isEmpty() ? Set.of(ANY) : paths.vpcs(), openings);
    answers.put(arn, answer);
    answer.vpcs().forEach(vpc -> add(byVpc, vpc, arn));
    answer.openings().forEach(opening -> add(byTarget, opening.target().id(), arn));
  }

  private void forget(String arn) {
    var before = answers.remove(arn);
    if (before != null) {
      before.vpcs().forEach(vpc -> byVpc.getOrDefault(vpc, Set.of()).remove(arn));
      before
          .openings()
          .forEach(opening -> byTarget.getOrDefault(opening.target().id(), Set.of()).remove(arn));
    }
  }

  private static void add(Map<String, Set<String>> index, String key, String arn) {
    index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(arn);
  }
}
