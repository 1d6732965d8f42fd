package dev.assay.reachability.path;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which VPCs have answers that rest on a security group, so that a change of one rule does not ask
/// them all. Safe for several threads.
final class GroupUses {
  private final Map<String, Set<String>> vpcs = new ConcurrentHashMap<>();

  void add(String group, String vpc) {
    vpcs.merge(group, Set.of(vpc), GroupUses::union);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  Set<String> of(String group) {
    return vpcs.getOrDefault(group, Set.of());
  }
}
