package dev.assay.reachability.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ids by a key, those of one key in order and once each. Most keys have one id, so one is kept
/// without a list around it that could grow.
final class Index {
  private final Map<String, List<String>> lists = new HashMap<>();
  private boolean isFilled;

  /// Adds an id. While the index is filled for the first time it goes to the end: `sort` then puts
  /// all in order at once.
  void add(String key, String id) {
    List<String> ids = lists.get(key);
    if (ids == null) {
      lists.put(key, List.of(id));
      return;
    }
    if (ids.size() == 1) {
      ids = new ArrayList<>(ids);
      lists.put(key, ids);
    }
    if (!isFilled) {
      ids.add(id);
      return;
    }
    int found = Collections.binarySearch(ids, id);
    if (found < 0) {
      ids.add(-found - 1, id);
    }
  }

  /// Puts in order what was added so far; from here on every addition keeps it.
  void sort() {
    isFilled = true;
    lists.replaceAll(
        (key, ids) ->
            ids.size() == 1 ? ids : new ArrayList<>(ids.stream().sorted().distinct().toList()));
  }

  void take(String key, String id) {
    List<String> ids = lists.get(key);
    int found = ids == null ? -1 : Collections.binarySearch(ids, id);
    if (ids == null || found < 0) {
      return;
    }
    if (ids.size() == 1) {
      lists.remove(key);
    } else if (ids.size() == 2) {
      lists.put(key, List.of(ids.get(1 - found)));
    } else {
      ids.remove(found);
    }
  }

  List<String> of(String key) {
    return lists.getOrDefault(key, List.of());
  }

  /// The lowest id; empty where there is none.
  String first(String key) {
    List<String> ids = lists.get(key);
    return ids == null ? "" : ids.getFirst();
  }

  Iterable<String> keys() {
    return lists.keySet();
  }
}
