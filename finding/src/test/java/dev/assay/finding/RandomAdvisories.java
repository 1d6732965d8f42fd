package dev.assay.finding;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.NamedAdvisories;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// Some statements about packages `part-0`, `part-1` …, in memory.
record RandomAdvisories(List<AffectedPackage> statements, Map<String, Vulnerability> known)
    implements NamedAdvisories {
  static final int NAMES = 60;
  private static final Ecosystem DEBIAN = Ecosystem.parse("Debian:12");
  private static final Ecosystem NPM = Ecosystem.parse("npm");

  static RandomAdvisories make(RandomGenerator random) {
    List<AffectedPackage> statements = new ArrayList<>();
    Map<String, Vulnerability> known = new TreeMap<>();
    // so that the release is covered
    statements.add(statement(DEBIAN, "openssl", "CVE-0", "1"));
    for (int i = 0; i < 80; i++) {
      var id = "CVE-" + i % 50;
      var ecosystem = random.nextBoolean() ? DEBIAN : NPM;
      statements.add(
          statement(ecosystem, "part-" + random.nextInt(NAMES), id, "1." + random.nextInt(6)));
      known.put(id, vulnerability(id, random));
    }
    return new RandomAdvisories(statements, known);
  }

  /// Some statements come, some go, some fixes move; some vulnerabilities are rated anew, and all
  /// have new EPSS scores.
  RandomAdvisories changed(RandomGenerator random) {
    List<AffectedPackage> after = new ArrayList<>(statements);
    for (int n = 0; n < 4; n++) {
      int i = random.nextInt(1, after.size());
      var one = after.get(i);
      switch (random.nextInt(3)) {
        case 0 -> after.remove(i);
        case 1 ->
            after.set(
                i,
                statement(
                    one.ecosystem(), one.name(), one.vulnerability(), "1." + random.nextInt(6)));
        default ->
            after.add(statement(NPM, "part-" + random.nextInt(NAMES), one.vulnerability(), "1.5"));
      }
    }
    Map<String, Vulnerability> rated = new TreeMap<>();
    known.forEach(
        (id, it) ->
            rated.put(
                id,
                random.nextInt(20) == 0
                    ? vulnerability(id, random)
                    : withEpss(it, random.nextDouble())));
    return new RandomAdvisories(after, rated);
  }

  @Override
  public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
    return statements.stream()
        .filter(it -> it.ecosystem().equals(ecosystem) && it.name().equals(name))
        .toList();
  }

  @Override
  public Optional<Vulnerability> vulnerability(String id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public void eachPackage(BiConsumer<Ecosystem, String> visitor) {
    statements.stream()
        .map(it -> Map.entry(it.ecosystem(), it.name()))
        .distinct()
        .forEach(it -> visitor.accept(it.getKey(), it.getValue()));
  }

  private static AffectedPackage statement(
      Ecosystem ecosystem, String name, String vulnerability, String fixed) {
    var range = new AffectedRange("0", new AffectedRange.UpperBound.Fixed(fixed));
    return new AffectedPackage(
        "test",
        vulnerability,
        vulnerability,
        ecosystem,
        name,
        new Statement.Affected(List.of(range), List.of(), Statement.FixPlan.UNKNOWN),
        "",
        "");
  }

  private static Vulnerability vulnerability(String id, RandomGenerator random) {
    return withEpss(
        Sample.vulnerability(
            id, List.of(new Rating("NVD", "3.1", "CVSS:3.1/AV:N", random.nextInt(1, 10)))),
        random.nextDouble());
  }

  private static Vulnerability withEpss(Vulnerability it, double score) {
    return new Vulnerability(
        it.id(),
        it.aliases(),
        it.text(),
        it.ratings(),
        it.weaknesses(),
        new Vulnerability.Exploitation(
            new Epss.Scored(score, score, LocalDate.of(2026, 3, 1)),
            new KnownExploitation.NotListed()),
        new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
        it.references());
  }
}
