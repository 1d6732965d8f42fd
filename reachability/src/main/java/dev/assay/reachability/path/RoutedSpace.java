package dev.assay.reachability.path;

import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.vpc.Route;
import dev.assay.reachability.vpc.Route.Destination;
import dev.assay.reachability.vpc.RouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where one route table sends each address (rules B1–B5).
final class RoutedSpace {
  private final Map<AddressFamily, Map<String, AddressSet>> byTarget =
      new EnumMap<>(AddressFamily.class);

  /// @param table none where it is not in the data, which sends nothing anywhere (rule D1)
  RoutedSpace(Optional<RouteTable> table, World world) {
    for (AddressFamily family : AddressFamily.values()) {
      byTarget.put(
          family, table.isEmpty() ? Map.of() : painted(candidates(table.get(), world), family));
    }
  }

  /// A route to one block, with what decides between equal blocks: lower ranks win.
  record Candidate(Cidr block, int rank, Route route) {}

  /// Every block that a table has a route for, best first: longest prefix, then rank, then order.
  static List<Candidate> candidates(RouteTable table, World world) {
    List<Candidate> all = new ArrayList<>();
    for (Route route : table.routes()) {
      switch (route.destination()) {
        case Destination.Block(var block) ->
            all.add(
                new Candidate(block, route.isLocal() ? 0 : route.isPropagated() ? 3 : 1, route));
        case Destination.Listed(var list) ->
            world.entries(list).forEach(block -> all.add(new Candidate(block, 2, route)));
      }
    }
    for (Cidr block : world.blocksOf(table.vpc())) {
      if (all.stream().noneMatch(candidate -> candidate.block().equals(block))) {
        all.add(
            new Candidate(
                block, 0, new Route(new Destination.Block(block), Route.LOCAL, false, false)));
      }
    }
    all.sort(
        Comparator.comparingInt((Candidate candidate) -> -candidate.block().length())
            .thenComparingInt(Candidate::rank));
    return all;
  }

  private static Map<String, AddressSet> painted(List<Candidate> best, AddressFamily family) {
    Map<String, AddressSet> targets = new HashMap<>();
    var seen = AddressSet.none(family);
    for (Candidate candidate : best) {
      if (candidate.block().family() != family) {
        continue;
      }
      var block = AddressSet.of(candidate.block());
      if (!candidate.route().isBlackhole()) {
        targets.merge(candidate.route().target(), block.minus(seen), AddressSet::or);
      }
      seen = seen.or(block);
    }
    return targets;
  }

  /// The addresses that go to a target by a route that works.
  AddressSet to(String target, AddressFamily family) {
    return byTarget.getOrDefault(family, Map.of()).getOrDefault(target, AddressSet.none(family));
  }

  /// The addresses that go to any of the targets that the question holds for.
  AddressSet toAny(Predicate<String> isMeant, AddressFamily family) {
    var any = AddressSet.none(family);
    for (var target : byTarget.getOrDefault(family, Map.of()).entrySet()) {
      if (isMeant.test(target.getKey())) {
        any = any.or(target.getValue());
      }
    }
    return any;
  }
}
