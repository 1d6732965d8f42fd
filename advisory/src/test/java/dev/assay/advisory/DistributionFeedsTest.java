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

  @Test
  void canonicalsVexTellsWhatOsvLeavesOut() throws Exception {
    try (AdvisoryIndex index = index("ubuntu-vex")) {
      assertThat(said(index, "Ubuntu:22.04", "lib"))
          .as("a fixed product has the newest version, not the one that brought the fix")
          .isEqualTo(fixed("2.0-1ubuntu1.14"));
      assertThat(index.affecting(Ecosystem.parse("Ubuntu:20.04"), "lib"))
          .extracting(AffectedPackage::statement)
          .contains(open(FixPlan.END_OF_LIFE));
      assertThat(said(index, "Ubuntu:24.04", "lib++")).isEqualTo(open(FixPlan.WILL_NOT_FIX));
      assertThat(said(index, "Ubuntu:24.10", "lib")).isEqualTo(open(FixPlan.NOT_YET_FIXED));
      assertThat(said(index, "Ubuntu:24.04", "lib")).isInstanceOf(Statement.NotAffected.class);
      assertThat(said(index, "Ubuntu:24.04", "third")).isInstanceOf(Statement.Undetermined.class);
      assertThat(index.affecting(Ecosystem.parse("Ubuntu:24.04"), "gone")).isEmpty();
      assertThat(index.affecting(Ecosystem.parse("Ubuntu Pro:20.04"), "lib")).isEmpty();
    }
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

  /// Operations on `evr`: OVAL 5.11, `EntityStateEVRStringType`.
  @Test
  void azureLinuxNamesSourcesAndBothEndsOfARange() throws Exception {
    UpdateResult built = MirrorCase.build("oval", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      var openssh = index.affecting(Ecosystem.parse("Azure Linux:3"), "openssh.src");
      assertThat(openssh)
          .extracting(AffectedPackage::vulnerability, AffectedPackage::statement)
          .containsExactly(
              tuple("CVE-2025-40001", fixed("9.8p1-3.azl3")),
              tuple(
                  "CVE-2025-40003",
                  affected(new UpperBound.LastAffected("9.7p1-1.azl3"), FixPlan.NOT_YET_FIXED)));
      assertThat(openssh.getFirst().vendorSeverity()).isEqualTo("High");
      assertThat(said(index, "Azure Linux:3", "golang.src"))
          .isEqualTo(
              new Statement.Affected(
                  List.of(new AffectedRange("1.19.0.azl3", new UpperBound.Fixed("1.20.7-1.azl3"))),
                  List.of(),
                  FixPlan.UNKNOWN));
      assertThat(index.vulnerability("CVE-2025-40004")).as("not applicable").isEmpty();
    }
    assertThat(built.problems())
        .extracting(InputProblem::code, InputProblem::reason)
        .containsExactly(tuple("ADV-AZL-001", "1 tests are named that the file does not have"));
  }

  @Test
  void oraclesAdvisorySpeaksOfEachCveAndOfTheModulesStream() throws Exception {
    try (AdvisoryIndex index = index("oval")) {
      assertThat(index.affecting(Ecosystem.parse("Oracle Linux:8"), "kernel-uek"))
          .extracting(
              AffectedPackage::record, AffectedPackage::vulnerability, AffectedPackage::statement)
          .containsExactly(
              tuple("ELSA-2025-9001", "CVE-2025-50001", fixed("0:5.15.0-300.el8uek")),
              tuple("ELSA-2025-9001", "CVE-2025-50002", fixed("0:5.15.0-300.el8uek")));
      assertThat(index.affecting(Ecosystem.parse("Oracle Linux:8"), "virt:kvm_utils/hivex"))
          .hasSize(2);
      assertThat(index.affecting(Ecosystem.parse("Oracle Linux:8"), "hivex")).isEmpty();
      assertThat(index.vulnerability("CVE-2025-50001").orElseThrow().ratings())
          .extracting(Rating::source, Rating::baseScore)
          .containsExactly(tuple("ORACLE_CVE", 7.8));
    }
  }

  @Test
  void susesFileOfWhatIsAffectedKnowsFixedUnfixedAndNot() throws Exception {
    try (AdvisoryIndex index = index("oval")) {
      String base = "SUSE:Linux Enterprise Module for Basesystem 15 SP5";
      assertThat(said(index, base, "tar")).isEqualTo(fixed("0:1.34-150000.3"));
      assertThat(said(index, base, "rpcbind")).isEqualTo(open(FixPlan.UNKNOWN));
      assertThat(said(index, base, "kernel-default")).isInstanceOf(Statement.NotAffected.class);
      assertThat(said(index, "openSUSE:Leap 15.6", "tar")).isEqualTo(fixed("0:1.34-150000.3"));
      assertThat(index.affecting(Ecosystem.parse("openSUSE:Leap 15.6"), "rpcbind")).isEmpty();
      assertThat(
              index.affecting(Ecosystem.parse("SUSE:Linux Enterprise Server 15 SP5-LTSS"), "tar"))
          .as("extended support")
          .isEmpty();
    }
  }

  @Test
  void almaLinuxAndRockyTellTheModulesStream() throws Exception {
    UpdateResult built = MirrorCase.build("rebuilds", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(said(index, "AlmaLinux:9", "nodejs:18/nodejs"))
          .isEqualTo(fixed("1:18.19.0-1.module_el9.3.0+1+a"));
      assertThat(said(index, "AlmaLinux:9", "tool")).isEqualTo(fixed("0:1.2-3.el9"));
      assertThat(index.affecting(Ecosystem.parse("AlmaLinux:9"), "nodejs"))
          .as("OSV's copy of an advisory that its publisher has too")
          .isEmpty();
      assertThat(said(index, "Rocky Linux:9", "mariadb:10.11/mariadb"))
          .isEqualTo(fixed("3:10.11.6-1.module+el9.4.0+1+a"));
      assertThat(said(index, "Rocky Linux:9", "openssl")).isEqualTo(fixed("1:3.0.7-28.el9"));
    }
    assertThat(built.problems())
        .extracting(InputProblem::code, InputProblem::field)
        .containsExactly(tuple("ADV-ALM-001", "/packages/3"));
  }

  @Test
  void photonsListSaysFixedOpenOrNot() throws Exception {
    try (AdvisoryIndex index = index("rebuilds")) {
      for (String name : List.of("curl", "curl.src")) {
        assertThat(index.affecting(Ecosystem.parse("Photon OS:5.0"), name))
            .extracting(AffectedPackage::vulnerability, AffectedPackage::statement)
            .containsExactly(
                tuple("CVE-2025-70003", fixed("8.16.0-1.ph5")),
                tuple("CVE-2025-70004", new Statement.NotAffected("Photon's list says so")));
      }
      assertThat(said(index, "Photon OS:5.0", "krb5")).isEqualTo(open(FixPlan.UNKNOWN));
    }
  }

  @Test
  void fixInVersionZeroIsNoFlawOfWolfisPackage() throws Exception {
    try (AdvisoryIndex index = index("rebuilds")) {
      assertThat(index.affecting(Ecosystem.parse("Wolfi"), "curl"))
          .extracting(AffectedPackage::vulnerability, one -> one.statement().getClass())
          .containsExactly(
              tuple("CVE-2025-70007", Statement.Affected.class),
              tuple("CVE-2025-70008", Statement.NotAffected.class),
              tuple("GHSA-aaaa-bbbb-cccd", Statement.NotAffected.class));
    }
  }

  /// The day of the test is 2026-02-03.
  @Test
  void releaseWhoseSupportHasEndedIsAFindingOfItsOwn() throws Exception {
    UpdateResult built = MirrorCase.build("support-ends", data);
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      AffectedPackage buster =
          index.affecting(Ecosystem.parse("Debian:10"), "base-files").getFirst();
      assertThat(buster.vulnerability()).isEqualTo("IN-DISCONTINUED-001");
      assertThat(buster.vendorSeverity()).isEqualTo("Critical");
      assertThat(buster.statement()).isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(index.vulnerability("IN-DISCONTINUED-001").orElseThrow().text().title())
          .isEqualTo("Platform End Of Life");
      assertThat(index.affecting(Ecosystem.parse("Debian:11"), "base-files"))
          .as("long-term support goes on")
          .isEmpty();
      assertThat(said(index, "Ubuntu:18.04", "base-files")).isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(index.affecting(Ecosystem.parse("Ubuntu:22.04"), "base-files")).isEmpty();
      assertThat(said(index, "Alpine:v3.18", "alpine-baselayout"))
          .isEqualTo(open(FixPlan.END_OF_LIFE));
      assertThat(index.affecting(Ecosystem.parse("Alpine:v3.22"), "alpine-baselayout")).isEmpty();
    }
    assertThat(built.problems())
        .extracting(InputProblem::code, InputProblem::line)
        .containsExactly(tuple("ADV-REL-001", 4), tuple("ADV-REL-001", 5));
  }

  @Test
  void packageThatDebianNoLongerSupportsGetsNoMoreFixes() throws Exception {
    try (AdvisoryIndex index = index("support-ends")) {
      assertThat(index.affecting(Ecosystem.parse("Debian:12"), "dropped-web"))
          .extracting(AffectedPackage::statement)
          .containsExactly(open(FixPlan.END_OF_LIFE), fixed("1.2"));
      assertThat(said(index, "Debian:12", "later")).isEqualTo(open(FixPlan.NOT_YET_FIXED));
    }
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
