package dev.assay.advisory.index;

import dev.assay.advisory.feed.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Which ids name the same flaw: the closure of all aliases, as a union-find.
///
/// Two CVE ids never become one: the CVE program gives each flaw one id, so a record that lists two
/// as aliases covers two flaws, and a chain of aliases that would join two holds an error
/// somewhere. Such a link is not followed.
final class Identities {
  private static final Comparator<String> CANONICAL_FIRST =
      Comparator.comparingInt(Identities::rank).thenComparing(Comparator.naturalOrder());

  private final Map<String, String> parents = new HashMap<>();

  static Identities of(List<Fact.Describes> descriptions) {
    var identities = new Identities();
    for (Fact.Describes described : descriptions) {
      for (String alias : new TreeSet<>(described.aliases())) {
        identities.join(described.vulnerability(), alias);
      }
    }
    return identities;
  }

  /// The id the flaw is known by: the CVE where there is one, else the GHSA, else another.
  String canonical(String id) {
    String root = id;
    for (String parent = parents.get(root); parent != null; parent = parents.get(root)) {
      root = parent;
    }
    for (String step = id; !step.equals(root); ) {
      String next = parents.put(step, root);
      step = next == null ? root : next;
    }
    return root;
  }

  /// Every id that is not canonical itself, by its canonical id, sorted.
  Map<String, List<String>> aliases() {
    var aliases = new HashMap<String, List<String>>();
    for (String id : new ArrayList<>(parents.keySet())) {
      aliases.computeIfAbsent(canonical(id), root -> new ArrayList<>()).add(id);
    }
    aliases.values().forEach(ids -> ids.sort(Comparator.naturalOrder()));
    return aliases;
  }

  private void join(String a, String b) {
    String first = canonical(a);
    String second = canonical(b);
    if (first.equals(second) || (isCve(first) && isCve(second))) {
      return;
    }
    if (CANONICAL_FIRST.compare(first, second) <= 0) {
      parents.put(second, first);
    } else {
      parents.put(first, second);
    }
  }

  private static boolean isCve(String id) {
    return id.startsWith("CVE-");
  }

  private static int rank(String id) {
    String upper = id.toUpperCase(Locale.ROOT);
    return upper.startsWith("CVE-") ? 0 : upper.startsWith("GHSA-") ? 1 : 2;
  }
}
