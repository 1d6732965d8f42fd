package dev.assay.inventory.extract.input;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which packages of a lock file need which others.
public final class Graph {
  private final Map<String, List<String>> needs = new HashMap<>();

  /// Says what a package needs; the last word counts.
  public void put(String name, List<String> needed) {
    needs.put(name, needed);
  }

  /// What only development roots lead to. What nothing leads to is not among it.
  public Set<String> onlyFrom(Collection<String> development, Collection<String> shipped) {
    Set<String> only = reachableFrom(development);
    only.removeAll(reachableFrom(shipped));
    return only;
  }

  /// These and all they need, directly or not.
  private Set<String> reachableFrom(Collection<String> roots) {
    var reached = new HashSet<String>(roots);
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String next : needs.getOrDefault(open.pop(), List.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
