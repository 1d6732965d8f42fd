package dev.assay.advisory.index;

import dev.assay.advisory.Closeness;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides which of the statements count.
///
/// - Of several copies of a record the newest counts, for each ecosystem it speaks of.
/// - A withdrawn record does not count, nor does an older copy of it that was read elsewhere, nor
///   anything said of a CVE that the CVE program has rejected.
/// - Where a language's own database, AlmaLinux or Rocky Linux and OSV's copy of them hold the same
///   record, the publisher's counts: it tells module streams.
/// - Where a distribution judges CVE by CVE, the closest statement to it counts ([Closeness]): of a
///   lesser one only what it says differently is kept, for people to see; matching does not follow
///   it.
final class Selection {
  /// Publishers whose advisories OSV has under the same ids: of two copies their own counts, since
  /// it tells module streams.
  private static final Set<String> SAME_IDS = Set.of("AlmaLinux", "Rocky Linux");

  private record RecordInEcosystem(int feed, int id, String ecosystem) {
    RecordInEcosystem withoutFeed() {
      return new RecordInEcosystem(-1, id, ecosystem);
    }
  }

  private record Key(int copy, int statement, int severity) {}

  private final Facts facts;
  private final Identities identities;
  private final Map<RecordInEcosystem, Integer> newest = new HashMap<>();
  private final Set<RecordInEcosystem> firstHand = new HashSet<>();

  Selection(Facts facts, Identities identities) {
    this.facts = facts;
    this.identities = identities;
    for (int row = 0; row < facts.statements.size(); row++) {
      newest.merge(recordOf(row), facts.statements.cell(row, Facts.COPY), this::newer);
      if (!isOfOsv(recordOf(row))) {
        firstHand.add(recordOf(row).withoutFeed());
      }
    }
  }

  /// Descriptions by records that are not withdrawn.
  static List<Fact.Describes> live(Facts facts) {
    var live = new ArrayList<Fact.Describes>(facts.descriptions.size());
    for (Fact.Describes d : facts.descriptions) {
      if (!isWithdrawn(facts, d.record(), d.dates().modified())) {
        live.add(d);
      }
    }
    return live;
  }

  /// The rows of one package that count, in the index's order.
  List<Row> of(Ecosystem ecosystem, List<Integer> rows) {
    var vulnerabilities = new LinkedHashMap<Key, Set<String>>();
    for (int row : rows) {
      int copy = facts.statements.cell(row, Facts.COPY);
      if (newest.getOrDefault(recordOf(row), copy) != copy
          || isWithdrawn(copy)
          || isSecondHand(ecosystem, recordOf(row))) {
        continue;
      }
      var key =
          new Key(
              copy,
              facts.statements.cell(row, Facts.STATEMENT),
              facts.statements.cell(row, Facts.SEVERITY));
      var ids = vulnerabilities.computeIfAbsent(key, k -> new TreeSet<>());
      for (int id : facts.idLists.value(facts.statements.cell(row, Facts.VULNERABILITIES))) {
        ids.add(identities.canonical(facts.strings.value(id)));
      }
      ids.removeAll(facts.rejected);
    }
    if (Closeness.isJudgedByCve(ecosystem)) {
      keepClosestToTheDistribution(vulnerabilities);
    }
    var kept = new ArrayList<Row>();
    vulnerabilities.forEach(
        (key, ids) -> {
          if (!ids.isEmpty()) {
            kept.add(row(key, ids));
          }
        });
    kept.sort(Row.ORDER.thenComparing(r -> facts.said.value(r.statement()).toString()));
    return withoutRepeats(kept);
  }

  private void keepClosestToTheDistribution(Map<Key, Set<String>> vulnerabilities) {
    var best = new TreeMap<String, Integer>();
    vulnerabilities.forEach(
        (key, ids) -> ids.forEach(id -> best.merge(id, distance(key.copy()), Math::min)));
    var said = new HashMap<String, Set<String>>();
    vulnerabilities.forEach(
        (key, ids) -> {
          for (String id : ids) {
            if (best.getOrDefault(id, 0) == distance(key.copy())) {
              said.computeIfAbsent(id, i -> new TreeSet<>()).add(outcome(key));
            }
          }
        });
    vulnerabilities.forEach(
        (key, ids) ->
            ids.removeIf(
                id ->
                    best.getOrDefault(id, 0) < distance(key.copy())
                        && said.getOrDefault(id, Set.of()).contains(outcome(key))));
  }

  /// Which versions are affected, whatever the reason or the plan.
  private String outcome(Key key) {
    return switch (facts.said.value(key.statement())) {
      case Statement.Affected affected -> affected.ranges() + " " + affected.versions();
      case Statement.NotAffected not -> "not affected";
      case Statement.Undetermined open -> "undetermined";
    };
  }

  private int distance(int copy) {
    Facts.Copy read = facts.copies.value(copy);
    return Closeness.distance(facts.strings.value(read.feed()), facts.strings.value(read.id()));
  }

  private boolean isOfOsv(RecordInEcosystem read) {
    return facts.strings.value(read.feed()).equals("osv");
  }

  private boolean isSecondHand(Ecosystem ecosystem, RecordInEcosystem read) {
    boolean hasSameIds = ecosystem.release().isEmpty() || SAME_IDS.contains(ecosystem.name());
    return hasSameIds && isOfOsv(read) && firstHand.contains(read.withoutFeed());
  }

  private Row row(Key key, Set<String> ids) {
    Facts.Copy copy = facts.copies.value(key.copy());
    return new Row(
        facts.strings.value(copy.feed()),
        facts.strings.value(copy.id()),
        key.statement(),
        facts.strings.value(key.severity()),
        List.copyOf(ids));
  }

  private static List<Row> withoutRepeats(List<Row> rows) {
    return List.copyOf(new LinkedHashSet<>(rows));
  }

  private RecordInEcosystem recordOf(int row) {
    Facts.Copy copy = facts.copies.value(facts.statements.cell(row, Facts.COPY));
    Ecosystem ecosystem = facts.ecosystems.value(facts.statements.cell(row, Facts.ECOSYSTEM));
    return new RecordInEcosystem(copy.feed(), copy.id(), ecosystem.name());
  }

  private int newer(int a, int b) {
    return facts.copies.value(b).modified() > facts.copies.value(a).modified() ? b : a;
  }

  private boolean isWithdrawn(int copy) {
    Facts.Copy read = facts.copies.value(copy);
    return isWithdrawn(
        facts, facts.strings.value(read.id()), Instant.ofEpochSecond(read.modified()));
  }

  private static boolean isWithdrawn(Facts facts, String record, Instant modified) {
    Instant withdrawn = facts.withdrawn.get(record);
    return withdrawn != null && !modified.isAfter(withdrawn);
  }
}
