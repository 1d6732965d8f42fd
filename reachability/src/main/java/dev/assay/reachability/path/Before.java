package dev.assay.reachability.path;

import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was open, before the first change, on every interface that changes may affect: so the
/// differences of many changes together are exact.
final class Before {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs;
  private final Balancers balancers;
  private final Map<String, List<Opening>> interfaces = new LinkedHashMap<>();
  private final Map<String, List<Opening>> balanced = new LinkedHashMap<>();

  Before(World world, Map<String, VpcEvaluation> vpcs, Balancers balancers) {
    this.world = world;
    this.vpcs = vpcs;
    this.balancers = balancers;
  }

  /// Notes the interfaces of classes that were computed again.
  void note(VpcEvaluation vpc, Recomputed recomputed) {
    for (String id : recomputed.interfaces()) {
      if (!interfaces.containsKey(id)) {
        interfaces.put(id, vpc.openingsBefore(id, recomputed));
      }
    }
  }

  /// Notes an interface that is about to change.
  void note(String id) {
    if (!interfaces.containsKey(id)) {
      interfaces.put(id, openings(id));
    }
  }

  /// Notes a load balancer that is about to be evaluated again.
  void noteBalancer(String balancer) {
    balanced.putIfAbsent(balancer, balancers.openingsOf(balancer));
  }

  private List<Opening> openings(String id) {
    return world
        .find(NetworkInterface.class, id)
        .map(one -> vpcs.get(one.vpc()))
        .map(vpc -> vpc.openings(id))
        .orElse(List.of());
  }

  /// One opening before and after; not both are empty.
  record Changed(Optional<Opening> old, Optional<Opening> now) {}

  /// Exactly what is different now, in the order of the output.
  List<ExposureChange> differences() {
    var difference = new Difference();
    return changed().stream().flatMap(one -> difference.of(one.old(), one.now()).stream()).toList();
  }

  /// The same before it is written out.
  List<Changed> changed() {
    Map<Opening.Key, Opening> old = new HashMap<>();
    Map<Opening.Key, Opening> now = new HashMap<>();
    interfaces.forEach(
        (id, openings) -> {
          putAll(openings, old);
          putAll(openings(id), now);
        });
    balanced.forEach(
        (balancer, openings) -> {
          putAll(openings, old);
          putAll(balancers.openingsOf(balancer), now);
        });
    List<Opening> all = new ArrayList<>(now.values());
    old.keySet().stream().filter(key -> !now.containsKey(key)).map(old::get).forEach(all::add);
    return all.stream()
        .sorted(Opening.ORDER)
        .map(Opening::key)
        .map(
            key ->
                new Changed(Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key))))
        .filter(one -> !Difference.isNone(one.old(), one.now()))
        .toList();
  }

  private static void putAll(List<Opening> openings, Map<Opening.Key, Opening> byKey) {
    openings.forEach(opening -> byKey.put(opening.key(), opening));
  }
}
