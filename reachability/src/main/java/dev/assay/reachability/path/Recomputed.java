package dev.assay.reachability.path;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Classes that got another answer, with the one they had first.
final class Recomputed {
  private final Map<ReachClass, OpenPortMaps> before = new LinkedHashMap<>();

  /// Notes a class before its answer is replaced.
  void add(ReachClass reach) {
    before.putIfAbsent(reach, reach.open());
  }

  OpenPortMaps before(ReachClass reach) {
    var noted = before.get(reach);
    return noted == null ? reach.open() : noted;
  }

  /// Ids of the interfaces that have one of these answers.
  Collection<String> interfaces() {
    Set<String> ids = new LinkedHashSet<>();
    before.keySet().forEach(reach -> ids.addAll(reach.interfaces()));
    return ids;
  }
}
