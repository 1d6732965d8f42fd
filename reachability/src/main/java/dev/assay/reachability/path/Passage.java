package dev.assay.reachability.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One way through the rules of a VPC, with the classes of interfaces that lie behind it: what all
/// rules but those of the security groups let through, and what of that each group admits. Both
/// are kept until something they rest on changes. For one thread.
final class Passage {
  private final Factors factors;
  private final ReachClass.Path path;
  private final Map<String, OpenPortMaps> admitted = new HashMap<>();
  private final Map<List<String>, ReachClass> classes = new HashMap<>();
  private @Nullable OpenPortMaps filter;

  Passage(Factors factors, ReachClass.Path path) {
    this.factors = factors;
    this.path = path;
  }

  ReachClass.Path path() {
    return path;
  }

  /// Classes by their groups, in order.
  Map<List<String>, ReachClass> classes() {
    return classes;
  }

  /// What is open to interfaces that have these groups. Each group is held against the filter
  /// before the groups are joined: what the filter takes away is then taken away once.
  OpenPortMaps open(List<String> groups) {
    var all = filter();
    if (all.isEmpty() || groups.equals(Factors.UNGUARDED)) {
      return all;
    }
    var open = OpenPortMaps.none(path.family());
    for (String group : groups) {
      open = open.or(admitted(group, all));
    }
    return open;
  }

  private OpenPortMaps filter() {
    OpenPortMaps known = filter;
    if (known == null) {
      known = factors.filter(path);
      filter = known;
    }
    return known;
  }

  private OpenPortMaps admitted(String group, OpenPortMaps all) {
    OpenPortMaps known = admitted.get(group);
    if (known == null) {
      known = all.and(factors.admitted(group, path.edge(), path.family()));
      admitted.put(group, known);
    }
    return known;
  }

  /// Forgets what a group admits.
  void forget(String group) {
    admitted.remove(group);
  }

  /// Forgets everything but the classes.
  void forget() {
    filter = null;
    admitted.clear();
  }
}
