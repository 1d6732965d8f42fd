package dev.assay.reachability.path;

import dev.assay.reachability.EastWest.Hop;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.path.InterfaceClasses.InterfaceClass;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for the shortest ways to one instance (rule W9), backwards from it: who reaches it, who
/// reaches them, and so on, class by class.
final class HopSearch {
  private final EastWestEvaluation eastWest;
  private final String target;
  private final Map<String, List<NetworkInterface>> interfacesOf = new HashMap<>();
  private final Map<String, NetworkInterface> byId = new HashMap<>();
  private final Map<String, Integer> distance = new HashMap<>();
  private final Map<String, Step> next = new HashMap<>();

  /// The way on from an instance.
  private record Step(
      NetworkInterface from, InterfaceClass senders, NetworkInterface to, InterfaceClass entered) {}

  HopSearch(EastWestEvaluation eastWest, String target) {
    this.eastWest = eastWest;
    this.target = target;
    for (InterfaceClass alike : eastWest.classes()) {
      for (NetworkInterface one : alike.members()) {
        interfacesOf.computeIfAbsent(one.instance(), id -> new ArrayList<>()).add(one);
        byId.put(one.id(), one);
      }
    }
  }

  List<Path> paths() {
    if (!interfacesOf.containsKey(target)) {
      return List.of();
    }
    distance.put(target, 0);
    Set<InterfaceClass> sending = new HashSet<>();
    Set<InterfaceClass> entered = new HashSet<>();
    Map<InterfaceClass, NetworkInterface> front = entries(List.of(target), entered);
    for (int hops = 1; !front.isEmpty(); hops++) {
      Set<String> reached = new LinkedHashSet<>();
      for (InterfaceClass senders : eastWest.classes()) {
        if (!sending.contains(senders)) {
          for (var entry : front.entrySet()) {
            if (!eastWest.ports(senders, entry.getKey()).isEmpty()) {
              sending.add(senders);
              take(senders, entry.getKey(), entry.getValue(), hops, reached);
              break;
            }
          }
        }
      }
      front = entries(reached, entered);
    }
    return found();
  }

  /// Takes in that instances of a class reach one that leads on. A class with just that instance
  /// in it reaches nothing by this, and may still send later.
  private void take(
      InterfaceClass senders,
      InterfaceClass entered,
      NetworkInterface to,
      int hops,
      Set<String> reached) {
    for (NetworkInterface from : senders.members()) {
      if (distance.putIfAbsent(from.instance(), hops) == null) {
        next.put(from.instance(), new Step(from, senders, to, entered));
        reached.add(from.instance());
      }
    }
  }

  /// The classes by which some instances can be entered, with one of their interfaces each.
  private Map<InterfaceClass, NetworkInterface> entries(
      Iterable<String> instances, Set<InterfaceClass> entered) {
    Map<InterfaceClass, NetworkInterface> entries = new LinkedHashMap<>();
    for (String instance : instances) {
      for (NetworkInterface one : interfacesOf.getOrDefault(instance, List.of())) {
        eastWest
            .index()
            .of(one)
            .filter(alike -> !entered.contains(alike))
            .ifPresent(alike -> entries.putIfAbsent(alike, one));
      }
    }
    entered.addAll(entries.keySet());
    return entries;
  }

  private record Entry(String edge, InterfaceClass alike) {}

  /// The nearest instances that can be entered in one way.
  private record Nearest(Exposure first, int hops, Set<String> instances) {}

  private List<Path> found() {
    Map<Entry, Nearest> entries = new LinkedHashMap<>();
    eastWest.forEachExposure(
        exposure -> {
          Integer hops = distance.get(exposure.instanceId());
          NetworkInterface one = byId.get(exposure.networkInterfaceId());
          if (hops != null && one != null && exposure.result() instanceof Exposure.Result.Open) {
            var entry = new Entry(exposure.edge(), eastWest.index().of(one).orElseThrow());
            Nearest known = entries.get(entry);
            if (known == null || hops < known.hops()) {
              known = new Nearest(exposure, hops, new HashSet<>());
              entries.put(entry, known);
            }
            if (hops == known.hops()) {
              known.instances().add(exposure.instanceId());
            }
          }
        });
    List<Path> paths = new ArrayList<>();
    for (Nearest nearest : entries.values()) {
      var first = nearest.first();
      paths.add(new Path(first, nearest.instances().size() - 1, hopsFrom(first.instanceId())));
    }
    paths.sort(Comparator.comparingInt(path -> path.hops().size()));
    return paths;
  }

  private List<Hop> hopsFrom(String instance) {
    List<Hop> hops = new ArrayList<>();
    Step step = next.get(instance);
    while (step != null) {
      hops.add(
          new Hop(
              EastWestEvaluation.member(step.from()),
              EastWestEvaluation.member(step.to()),
              eastWest.ports(step.senders(), step.entered())));
      step = next.get(step.to().instance());
    }
    return hops;
  }
}
