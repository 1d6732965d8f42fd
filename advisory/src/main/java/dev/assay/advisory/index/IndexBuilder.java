package dev.assay.advisory.index;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.IndexSummary;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Ssvc;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns facts into an index file. The same facts in the same order give the same bytes.
public final class IndexBuilder {
  private record PackageName(Ecosystem ecosystem, String name) {}

  private static final Comparator<Ecosystem> ECOSYSTEM_ORDER =
      Comparator.comparing(Ecosystem::name).thenComparing(Ecosystem::release);
  private static final Comparator<PackageName> PACKAGE_ORDER =
      Comparator.comparing(PackageName::ecosystem, ECOSYSTEM_ORDER)
          .thenComparing(PackageName::name, IndexBuilder::byUtf8);

  private final Facts facts;
  private final Map<PackageName, List<Row>> packages = new TreeMap<>(PACKAGE_ORDER);
  private final Map<String, Vulnerability> vulnerabilities = new TreeMap<>();

  private IndexBuilder(Facts facts) {
    this.facts = facts;
  }

  /// Writes an index of the facts to a new file.
  ///
  /// @param starter whether this is the set that ships with the program
  public static IndexSummary write(Facts facts, Path file, Instant builtAt, boolean starter)
      throws IOException {
    var builder = new IndexBuilder(facts);
    var ends = new SupportEnds(facts, builtAt);
    ends.tellReleases();
    builder.select(ends);
    var contents = builder.contents();
    contents.manifest(facts.feeds(), builtAt, starter);
    return contents.writeTo(file);
  }

  private void select(SupportEnds ends) {
    List<Fact.Describes> live = Selection.live(facts);
    live.sort(Comparator.comparing(Fact.Describes::trust).thenComparing(Fact.Describes::record));
    var identities = Identities.of(live);
    var selection = new Selection(facts, identities);
    var descriptions = new Descriptions(facts, live, identities);
    Set<String> known = descriptions.known();
    rowsByPackage()
        .forEach(
            (name, rows) -> {
              List<Row> kept =
                  selection.of(name.ecosystem(), rows).stream()
                      .map(
                          row ->
                              row.stating(ends.of(name.ecosystem(), name.name(), row.statement())))
                      .toList();
              kept.forEach(row -> known.addAll(row.vulnerabilities()));
              if (!kept.isEmpty()) {
                packages.put(name, kept);
              }
            });
    known.forEach(id -> vulnerabilities.put(id, descriptions.of(id)));
  }

  private Map<PackageName, List<Integer>> rowsByPackage() {
    var byPackage = new HashMap<PackageName, List<Integer>>();
    for (int row = 0; row < facts.statements.size(); row++) {
      var name =
          new PackageName(
              facts.ecosystems.value(facts.statements.cell(row, Facts.ECOSYSTEM)),
              facts.strings.value(facts.statements.cell(row, Facts.NAME)));
      byPackage.computeIfAbsent(name, n -> new ArrayList<>(2)).add(row);
    }
    return byPackage;
  }

  private IndexContents contents() {
    var ecosystems = new TreeSet<>(ECOSYSTEM_ORDER);
    packages.keySet().forEach(name -> ecosystems.add(name.ecosystem()));
    var contents = new IndexContents(new StringTable(strings(ecosystems)), List.copyOf(ecosystems));
    contents.vulnerabilities(List.copyOf(vulnerabilities.values()));
    var records = new TreeMap<String, Row>();
    packages.values().forEach(rows -> rows.forEach(r -> records.put(key(r), r)));
    contents.records(List.copyOf(records.values()));
    packages.forEach(
        (name, rows) -> contents.packageRows(name.ecosystem(), name.name(), rows, facts));
    return contents;
  }

  /// The order of the string table. Java's own order differs from it beyond the basic plane.
  private static int byUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  static String key(Row row) {
    return row.record() + '\n' + row.feed();
  }

  private Set<String> strings(Set<Ecosystem> ecosystems) {
    var strings = new HashSet<String>();
    strings.add("");
    ecosystems.forEach(e -> addAll(strings, e.name(), e.release()));
    packages.forEach(
        (name, rows) -> {
          strings.add(name.name());
          for (Row row : rows) {
            addAll(strings, row.feed(), row.record(), row.severity());
            collect(facts.said.value(row.statement()), strings);
          }
        });
    for (Vulnerability v : vulnerabilities.values()) {
      strings.add(v.id());
      strings.addAll(v.aliases());
      strings.addAll(v.weaknesses());
      v.ratings().forEach(r -> addAll(strings, r.source(), r.version(), r.vector()));
      if (v.exploitation().known() instanceof KnownExploitation.Listed listed) {
        strings.add(listed.action());
      }
      if (v.exploitation().ssvc() instanceof Ssvc.Assessed a) {
        addAll(strings, a.exploitation(), a.automatable(), a.technicalImpact());
      }
      v.exploitation().exploits().forEach(e -> addAll(strings, e.source(), e.id()));
    }
    return strings;
  }

  private static void collect(Statement statement, Set<String> strings) {
    switch (statement) {
      case Statement.Affected affected -> {
        strings.addAll(affected.versions());
        strings.addAll(affected.through());
        for (AffectedRange range : affected.ranges()) {
          strings.add(range.introduced());
          strings.add(IndexContents.version(range.until()));
        }
      }
      case Statement.NotAffected not -> strings.add(not.reason());
      case Statement.Undetermined undetermined -> strings.add(undetermined.reason());
    }
  }

  private static void addAll(Set<String> strings, String... more) {
    strings.addAll(List.of(more));
  }
}
