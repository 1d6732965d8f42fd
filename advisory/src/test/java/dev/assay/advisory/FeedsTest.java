package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test reads the fixture mirror of its case and asks the index.
final class FeedsTest {
  @TempDir private Path data = Path.of("");

  @Test
  void aliasesOfSeveralRecordsNameOneFlaw() throws Exception {
    try (AdvisoryIndex index = index("aliases-name-one-flaw")) {
      Vulnerability flaw = index.vulnerability("pysec-2024-77").orElseThrow();
      assertThat(flaw.id()).isEqualTo("CVE-2024-10001");
      assertThat(flaw.aliases()).containsExactly("GHSA-aaaa-bbbb-cccc", "PYSEC-2024-77");
      assertThat(flaw.text().title()).isEqualTo("A thing leaks");
      assertThat(flaw.ratings())
          .containsExactly(
              new Rating("GITHUB", "3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5));
      assertThat(flaw.weaknesses()).containsExactly("CWE-200");
      assertThat(flaw.dates().published()).isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
      assertThat(index.affecting(new Ecosystem("PyPI", ""), "flask.Thing"))
          .extracting(AffectedPackage::record, AffectedPackage::vulnerability)
          .containsExactly(
              tuple("GHSA-aaaa-bbbb-cccc", "CVE-2024-10001"),
              tuple("PYSEC-2024-77", "CVE-2024-10001"));
    }
  }

  @Test
  void recordThatAliasesTwoCvesCoversTwoFlaws() throws Exception {
    try (AdvisoryIndex index = index("two-cves-are-two-flaws")) {
      assertThat(index.affecting(new Ecosystem("Go", ""), "example.org/m"))
          .extracting(AffectedPackage::vulnerability)
          .containsExactly("CVE-2024-10002", "CVE-2024-10003");
    }
  }

  @Test
  void withdrawnRecordAndItsOlderCopiesMatchNothing() throws Exception {
    try (AdvisoryIndex index = index("withdrawn-record-is-kept-out")) {
      assertThat(index.affecting(new Ecosystem("npm", ""), "gone")).isEmpty();
      assertThat(index.vulnerability("GHSA-dddd-dddd-dddd")).isEmpty();
      assertThat(index.summary().feeds().getFirst().withdrawn()).isEqualTo(2);
    }
  }

  @Test
  void eventsBecomeRunsAndCommitsAreNotJudged() throws Exception {
    try (AdvisoryIndex index = index("events-become-runs")) {
      assertThat(affected(index, new Ecosystem("npm", ""), "runs").ranges())
          .containsExactly(
              new AffectedRange("0", new UpperBound.Fixed("1.0.4")),
              new AffectedRange("2.0.0", new UpperBound.LastAffected("2.3.0")),
              new AffectedRange("3.0.0", new UpperBound.Limit("3.5.0")),
              new AffectedRange("4.0.0", new UpperBound.Open()));
      assertThat(affected(index, new Ecosystem("Maven", ""), "g:listed").versions())
          .containsExactly("1.0", "1.1");
      assertThat(affected(index, new Ecosystem("npm", ""), "bounded").ranges())
          .containsExactly(new AffectedRange("0", new UpperBound.LastAffected("0.22.1")));
      assertThat(index.affecting(new Ecosystem("npm", ""), "source-only")).isEmpty();
    }
  }

  @Test
  void advisoryOfManyCvesLendsThemNeitherScoreNorOtherStreams() throws Exception {
    try (AdvisoryIndex index = index("advisory-covers-many-cves")) {
      List<AffectedPackage> said = index.affecting(new Ecosystem("Red Hat", "9"), "tool");
      assertThat(said)
          .extracting(AffectedPackage::vulnerability)
          .containsExactly("CVE-2024-10004", "CVE-2024-10005");
      assertThat(said).extracting(AffectedPackage::vendorSeverity).containsOnly("Important");
      assertThat(said.getFirst().statement()).isEqualTo(fixed("0", "0:1.2-3.el9"));
      assertThat(index.vulnerability("CVE-2024-10004").orElseThrow().ratings()).isEmpty();
      assertThat(index.summary().feeds().getFirst().leftOut()).isEqualTo(1);
    }
  }

  @Test
  void maliciousPackageIsMarked() throws Exception {
    try (AdvisoryIndex index = index("malicious-package")) {
      assertThat(index.affecting(new Ecosystem("npm", ""), "evil"))
          .extracting(AffectedPackage::vendorSeverity)
          .containsExactly("malicious");
    }
  }

  @Test
  void fixThatNeedsUbuntuProIsKeptApart() throws Exception {
    try (AdvisoryIndex index = index("ubuntu-pro-is-its-own-release")) {
      assertThat(affected(index, new Ecosystem("Ubuntu", "22.04"), "lib").ranges())
          .containsExactly(new AffectedRange("0", new UpperBound.Open()));
      AffectedPackage pro = index.affecting(new Ecosystem("Ubuntu Pro", "22.04"), "lib").getFirst();
      assertThat(pro.statement()).isEqualTo(fixed("0", "1-2+esm1"));
      assertThat(pro.vulnerability()).isEqualTo("CVE-2024-10006");
      assertThat(pro.vendorSeverity()).isEqualTo("medium");
    }
  }

  @Test
  void distributionsOwnFeedComesBeforeItsConversion() throws Exception {
    try (AdvisoryIndex index = index("distribution-feed-comes-first")) {
      List<AffectedPackage> said = index.affecting(new Ecosystem("Debian", "12"), "lib");
      assertThat(said)
          .as("what another says differently is kept beside it")
          .extracting(AffectedPackage::feed)
          .containsExactly("debian-tracker", "osv");
      AffectedPackage bookworm = said.getFirst();
      assertThat(bookworm.statement()).isEqualTo(fixed("0", "1.0-2"));
      assertThat(bookworm.vendorSeverity()).isEqualTo("high");
      assertThat(affected(index, new Ecosystem("Debian", "11"), "lib").plan())
          .isEqualTo(FixPlan.WILL_NOT_FIX);
      assertThat(only(index, new Ecosystem("Debian", "13"), "lib").statement())
          .isInstanceOf(Statement.NotAffected.class);
      assertThat(only(index, new Ecosystem("Debian", "sid"), "lib").statement())
          .isInstanceOf(Statement.Undetermined.class);
      assertThat(index.affecting(new Ecosystem("Alpine", "v3.20"), "apklib"))
          .filteredOn(one -> one.feed().equals("alpine"))
          .extracting(AffectedPackage::statement)
          .containsExactly(
              fixed("0", "1.1-r0"),
              new Statement.NotAffected("secdb says it is not an issue in this package"));
    }
  }

  @Test
  void malformedRecordsBecomeProblemsAndOthersAreRead() throws Exception {
    UpdateResult result = MirrorCase.build("malformed-record-leaves-others", data);
    assertThat(result.problems())
        .extracting(InputProblem::source, InputProblem::field)
        .containsExactlyInAnyOrder(
            tuple("osv/npm/bad.json", ""),
            tuple("osv/npm/odd.json", "/modified"),
            tuple("osv/npm/odd.json", "/affected/0"),
            tuple("osv/npm/odd.json", "/severity/0/score"));
    assertThat(result.index().feeds().getFirst().problems()).isEqualTo(4);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(index.affecting(new Ecosystem("npm", ""), "fine")).hasSize(1);
    }
  }

  @Test
  void amazonExtraSpeaksOfItsSeriesAlone() throws Exception {
    try (AdvisoryIndex index = index("amazon-extra-speaks-of-its-series")) {
      var amazon = new Ecosystem("Amazon Linux", "2");
      assertThat(index.affecting(amazon, "kernel"))
          .extracting(AffectedPackage::record, AffectedPackage::statement)
          .containsOnly(tuple("ALAS2KERNEL-5.10-2024-001", fixed("0:5.10", "0:5.10.9-1.amzn2")))
          .hasSize(2);
      assertThat(only(index, amazon, "tool").statement()).isEqualTo(fixed("0", "1:3.0-2.amzn2"));
    }
  }

  @Test
  void externalEntityIsNotRead() throws Exception {
    assertThatThrownBy(() -> MirrorCase.build("external-entity-is-not-read", data))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("no feed's records");
  }

  @Test
  void enrichmentJoinsTheFlaw() throws Exception {
    try (AdvisoryIndex index = index("enrichment")) {
      Vulnerability listed = index.vulnerability("CVE-2024-10011").orElseThrow();
      assertThat(listed.exploitation().known())
          .isEqualTo(
              new KnownExploitation.Listed(
                  LocalDate.of(2025, 12, 24), LocalDate.of(2026, 1, 14), "Update it."));
      assertThat(listed.exploitation().epss())
          .isEqualTo(new Epss.Scored(0.5, 0.9, LocalDate.of(2026, 1, 2)));
      Vulnerability assessed = index.vulnerability("CVE-2024-10012").orElseThrow();
      assertThat(assessed.exploitation().ssvc())
          .isEqualTo(new Ssvc.Assessed("poc", "yes", "total"));
      assertThat(assessed.exploitation().epss())
          .isEqualTo(new Epss.Scored(0.2, -1, LocalDate.of(2021, 8, 31)));
      assertThat(assessed.ratings())
          .extracting(Rating::source, Rating::baseScore)
          .containsExactly(tuple("CISA_ADP", 7.5), tuple("acme", 5.1));
      assertThat(assessed.text()).isEqualTo(new Vulnerability.Text("A title", "A text."));
      assertThat(index.vulnerability("CVE-2024-10013")).as("rejected").isEmpty();
      assertThat(index.affecting(new Ecosystem("Debian", "12"), "rejected")).isEmpty();
    }
  }

  private AdvisoryIndex index(String name) throws IOException, InterruptedException {
    UpdateResult built = MirrorCase.build(name, data);
    assertThat(built.index().isStarter()).isFalse();
    return new IndexStore(data).openCurrent();
  }

  private static Statement fixed(String introduced, String version) {
    return new Statement.Affected(
        List.of(new AffectedRange(introduced, new UpperBound.Fixed(version))),
        List.of(),
        FixPlan.UNKNOWN);
  }

  private static AffectedPackage only(AdvisoryIndex index, Ecosystem ecosystem, String name) {
    List<AffectedPackage> said = index.affecting(ecosystem, name);
    assertThat(said).hasSize(1);
    return said.getFirst();
  }

  private static Statement.Affected affected(
      AdvisoryIndex index, Ecosystem ecosystem, String name) {
    return (Statement.Affected) only(index, ecosystem, name).statement();
  }
}
