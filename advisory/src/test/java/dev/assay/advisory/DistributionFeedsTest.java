package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test reads a mirror with the native documents of one distribution.
final class DistributionFeedsTest {
  @TempDir private Path data = Path.of("");

  /// Words and meanings: README of ubuntu-cve-tracker, "Package status".
  @Test
  void ubuntusStatesBecomeStatements() throws Exception {
    try (AdvisoryIndex index = index("ubuntu-tracker")) {
      assertThat(said(index, "Ubuntu:20.04", "lib")).isEqualTo(fixed("1:1.2-3ubuntu0.4"));
      assertThat(said(index, "Ubuntu:22.04", "lib"))
          .as("a pending version is not out yet")
          .isEqualTo(open(FixPlan.NOT_YET_FIXED));
      assertThat(said(index, "Ubuntu:24.04", "lib")).isInstanceOf(Statement.NotAffected.class);
      assertThat(index.affecting(Ecosystem.parse("Ubuntu:18.04"), "lib")).as("DNE").isEmpty();
      assertThat(said(index, "Ubuntu:16.04", "lib")).isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(said(index, "Ubuntu:20.04", "other")).isEqualTo(open(FixPlan.UNKNOWN));
      assertThat(said(index, "Ubuntu:22.04", "other")).isEqualTo(open(FixPlan.DEFERRED));
      assertThat(said(index, "Ubuntu:24.04", "other")).isEqualTo(open(FixPlan.WILL_NOT_FIX));
      assertThat(said(index, "Ubuntu:20.04", "linux-hwe-5.13"))
          .isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(said(index, "Ubuntu:22.04", "linux-hwe-6.8"))
          .isEqualTo(new Statement.NotAffected("Ubuntu's tracker says so: code not present"));
    }
  }

  @Test
  void fixesOfUbuntuProAreKeptApartAndItsFipsBuildsLeftOut() throws Exception {
    try (AdvisoryIndex index = index("ubuntu-tracker")) {
      assertThat(said(index, "Ubuntu Pro:14.04", "lib")).isEqualTo(fixed("1.0-1ubuntu0.1~esm2"));
      assertThat(said(index, "Ubuntu Pro:24.04", "other")).isEqualTo(fixed("3-1ubuntu0.1~esm1"));
      assertThat(index.affecting(Ecosystem.parse("Ubuntu Pro:16.04"), "lib")).isEmpty();
      assertThat(index.affecting(Ecosystem.parse("Ubuntu Pro:20.04"), "lib")).isEmpty();
    }
  }

  @Test
  void ubuntusFileDescribesTheFlaw() throws Exception {
    UpdateResult built = MirrorCase.build("ubuntu-tracker", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      Vulnerability flaw = index.vulnerability("CVE-2024-20001").orElseThrow();
      assertThat(flaw.text().description()).isEqualTo("A thing overflows in a library.");
      assertThat(flaw.references())
          .containsExactly(
              "https://ubuntu.com/security/notices/USN-9001-1", "https://example.org/advisory");
      assertThat(flaw.ratings())
          .extracting(Rating::source, Rating::baseScore)
          .containsExactly(tuple("NVD", 3.7));
      AffectedPackage lib = index.affecting(Ecosystem.parse("Ubuntu:20.04"), "lib").getFirst();
      assertThat(lib.vendorSeverity()).isEqualTo("low");
      assertThat(lib.url()).isEqualTo("https://ubuntu.com/security/CVE-2024-20001");
      assertThat(index.vulnerability("CVE-2024-20002")).as("in the ignored folder").isEmpty();
    }
    assertThat(built.problems())
        .extracting(InputProblem::code, InputProblem::line, InputProblem::field)
        .containsExactly(
            tuple("ADV-UBU-001", 45, "jammy_odd"), tuple("ADV-UBU-001", 0, "Candidate"));
  }

  /// Words: Red Hat, "CVE data: fix states"; streams: CPE of the product.
  @Test
  void redHatsSecurityDataSpeaksOfSources() throws Exception {
    UpdateResult built = MirrorCase.build("redhat-security-data", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(said(index, "Red Hat:7", "lib.src")).isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(said(index, "Red Hat:8", "lib.src")).isEqualTo(open(FixPlan.DEFERRED));
      assertThat(said(index, "Red Hat:8", "python27:2.7/python-idna.src"))
          .isEqualTo(open(FixPlan.WILL_NOT_FIX));
      assertThat(said(index, "Red Hat:9", "other.src")).isInstanceOf(Statement.NotAffected.class);
      assertThat(said(index, "Red Hat:9", "third.src")).isInstanceOf(Statement.Undetermined.class);
      AffectedPackage fix = index.affecting(Ecosystem.parse("Red Hat:9"), "lib.src").getFirst();
      assertThat(fix.statement()).as("without the epoch").isEqualTo(fixed("1.2-3.el9_4"));
      assertThat(fix.record()).isEqualTo("RHSA-2024:9001");
      assertThat(fix.vendorSeverity()).isEqualTo("Moderate");
      Vulnerability flaw = index.vulnerability("CVE-2024-30001").orElseThrow();
      assertThat(flaw.weaknesses()).containsExactly("CWE-125", "CWE-787");
      assertThat(flaw.ratings()).extracting(Rating::source).containsExactly("REDHAT_CVE");
    }
    assertThat(built.problems())
        .extracting(InputProblem::code, InputProblem::field, InputProblem::value)
        .containsExactly(tuple("ADV-RH-001", "/package_state/6/fix_state", "Maybe"));
  }

  /// Product tree, relationships, status and remediations: OASIS CSAF 2.0, 3.2.2 and 3.2.3.
  @Test
  void redHatsVexSpeaksOfBuildsAndStreams() throws Exception {
    try (AdvisoryIndex index = index("redhat-vex")) {
      assertThat(index.affecting(Ecosystem.parse("Red Hat:9"), "lib"))
          .as("extended streams do not speak of the main one")
          .extracting(AffectedPackage::record, AffectedPackage::statement)
          .containsExactly(
              tuple("RHSA-2024:9011", fixed("2:1.4-3.el9_4")),
              tuple("RHSA-2024:9012", fixed("2:1.2-9.el9_2")));
      assertThat(said(index, "Red Hat:9", "lib.src")).isEqualTo(fixed("1.4-3.el9_4"));
      assertThat(said(index, "Red Hat:9", "node:18/tool"))
          .isEqualTo(fixed("18.2-1.module+el9.4.0+1+abc"));
      assertThat(index.affecting(Ecosystem.parse("Red Hat:9"), "lib-debuginfo")).isEmpty();
      assertThat(said(index, "Red Hat:8", "lib")).isEqualTo(open(FixPlan.DEFERRED));
      assertThat(said(index, "Red Hat:7", "lib.src")).isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(said(index, "Red Hat:8", "go-toolset:rhel8/golang.src"))
          .isEqualTo(open(FixPlan.WILL_NOT_FIX));
      assertThat(said(index, "Red Hat:8", "go-toolset:rhel8/golang-bin"))
          .isEqualTo(open(FixPlan.UNKNOWN));
      assertThat(said(index, "Red Hat:8", "other.src")).isInstanceOf(Statement.NotAffected.class);
      assertThat(said(index, "Red Hat:8", "third.src")).isInstanceOf(Statement.Undetermined.class);
    }
  }

  @Test
  void newerEditionOfADocumentReplacesTheOlder() throws Exception {
    UpdateResult built = MirrorCase.build("redhat-vex", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(index.affecting(Ecosystem.parse("Red Hat:8"), "stale.src")).isEmpty();
    }
    assertThat(built.problems())
        .extracting(InputProblem::field)
        .containsExactly("/product_tree/relationships", "/cve");
  }

  private AdvisoryIndex index(String name) throws IOException, InterruptedException {
    UpdateResult unused = MirrorCase.build(name, data);
    return new IndexStore(data).openCurrent();
  }

  private static Statement said(AdvisoryIndex index, String ecosystem, String name) {
    List<AffectedPackage> said = index.affecting(Ecosystem.parse(ecosystem), name);
    assertThat(said).as("%s %s", ecosystem, name).hasSize(1);
    return said.getFirst().statement();
  }

  private static Statement fixed(String version) {
    return affected(new UpperBound.Fixed(version), FixPlan.UNKNOWN);
  }

  private static Statement open(FixPlan plan) {
    return affected(new UpperBound.Open(), plan);
  }

  private static Statement affected(UpperBound bound, FixPlan plan) {
    return new Statement.Affected(List.of(new AffectedRange("0", bound)), List.of(), plan);
  }
}
