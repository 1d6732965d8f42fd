package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class IndexDeltaTest {
  private static final Ecosystem NPM = Ecosystem.parse("npm");
  private static final Ecosystem DEBIAN = Ecosystem.parse("Debian:12");
  private static final Set<String> DECIDING = Set.of("openssl");

  private final Known old =
      new Known()
          .says(NPM, "lodash", "CVE-1", "1.0")
          .says(NPM, "minimist", "CVE-2", "1.0")
          .says(DEBIAN, "openssl", "CVE-3", "3.0")
          .knows("CVE-1", 5.0, 0.1)
          .knows("CVE-2", 5.0, 0.1)
          .knows("CVE-3", 5.0, 0.1);

  @Test
  void sameIndexSaysNothingNew() {
    assertThat(IndexDelta.between(old, old.copy(), DECIDING))
        .isEqualTo(new IndexDelta.Some(Set.of(), List.of()));
  }

  @Test
  void packagesWhoseStatementsDifferAreNamed() {
    var fresh =
        old.copy()
            .says(NPM, "lodash", "CVE-1", "1.1")
            .says(NPM, "new", "CVE-2", "1")
            .without("minimist");

    assertThat(IndexDelta.between(old, fresh, DECIDING))
        .isEqualTo(new IndexDelta.Some(Set.of("lodash", "new", "minimist"), List.of()));
  }

  @Test
  void newEpssScoreIsAFactThatJudgesNothing() {
    var fresh = old.copy().knows("CVE-2", 5.0, 0.9);

    assertThat(IndexDelta.between(old, fresh, DECIDING))
        .isEqualTo(
            new IndexDelta.Some(Set.of(), List.of(fresh.vulnerability("CVE-2").orElseThrow())));
  }

  @Test
  void otherRatingJudgesItsPackages() {
    var fresh = old.copy().knows("CVE-3", 9.8, 0.1);

    assertThat(IndexDelta.between(old, fresh, DECIDING))
        .isEqualTo(
            new IndexDelta.Some(
                Set.of("openssl"), List.of(fresh.vulnerability("CVE-3").orElseThrow())));
  }

  @Test
  void newEcosystemMayChangeAnything() {
    var fresh = old.copy().says(Ecosystem.parse("Debian:13"), "bash", "CVE-1", "5");

    assertThat(IndexDelta.between(old, fresh, DECIDING)).isEqualTo(new IndexDelta.Everything());
    assertThat(IndexDelta.between(fresh, old, DECIDING)).isEqualTo(new IndexDelta.Everything());
  }

  @Test
  void firstStatementAboutADecidingPackageMayChangeAnything() {
    var before = old.copy().says(DEBIAN, "bash", "CVE-1", "5").without("openssl");
    var after = before.copy().says(DEBIAN, "openssl", "CVE-3", "3.0");

    assertThat(IndexDelta.between(before, after, DECIDING)).isEqualTo(new IndexDelta.Everything());
  }

  /// Advisories in memory.
  private static final class Known implements NamedAdvisories {
    private final List<AffectedPackage> statements = new ArrayList<>();
    private final Map<String, Vulnerability> vulnerabilities = new TreeMap<>();

    Known copy() {
      var copy = new Known();
      copy.statements.addAll(statements);
      copy.vulnerabilities.putAll(vulnerabilities);
      return copy;
    }

    Known says(Ecosystem ecosystem, String name, String vulnerability, String fixed) {
      statements.removeIf(it -> it.name().equals(name));
      var range = new AffectedRange("0", new AffectedRange.UpperBound.Fixed(fixed));
      statements.add(
          new AffectedPackage(
              "test",
              vulnerability,
              vulnerability,
              ecosystem,
              name,
              new Statement.Affected(List.of(range), List.of(), Statement.FixPlan.UNKNOWN),
              "",
              ""));
      return this;
    }

    Known without(String name) {
      statements.removeIf(it -> it.name().equals(name));
      return this;
    }

    Known knows(String id, double score, double epss) {
      vulnerabilities.put(
          id,
          new Vulnerability(
              id,
              List.of(),
              new Vulnerability.Text("", ""),
              List.of(new Rating("NVD", "3.1", "CVSS:3.1/AV:N", score)),
              List.of(),
              new Vulnerability.Exploitation(
                  new Epss.Scored(epss, epss, LocalDate.EPOCH), new KnownExploitation.NotListed()),
              new Vulnerability.Dates(Instant.EPOCH, Instant.EPOCH),
              List.of()));
      return this;
    }

    @Override
    public List<AffectedPackage> affecting(Ecosystem ecosystem, String name) {
      return statements.stream()
          .filter(it -> it.ecosystem().equals(ecosystem) && it.name().equals(name))
          .toList();
    }

    @Override
    public Optional<Vulnerability> vulnerability(String id) {
      return Optional.ofNullable(vulnerabilities.get(id));
    }

    @Override
    public void eachPackage(BiConsumer<Ecosystem, String> visitor) {
      statements.forEach(it -> visitor.accept(it.ecosystem(), it.name()));
    }
  }
}
