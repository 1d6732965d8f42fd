package dev.assay.finding;

import static dev.assay.finding.Sample.affected;
import static dev.assay.finding.Sample.deb;
import static dev.assay.finding.Sample.npm;
import static dev.assay.finding.Sample.rated;
import static dev.assay.finding.Sample.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.match.Verdict;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FindingAssemblerTest {

  @Test
  void whatDebianCallsUnimportantIsInformationalWhateverItScores() {
    var verdict =
        Sample.worded(
            Sample.affected(Sample.deb("libc6", "2.36-9"), "Debian:12", "CVE-2019-1010022", ""),
            "unimportant");
    var advisories = new SampleAdvisories(Sample.rated("CVE-2019-1010022", "NVD", "3.1", 9.8));

    assertThat(FindingAssembler.assemble(Sample.result(verdict), advisories))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFORMATIONAL));
  }

  @Test
  void onePerVulnerabilityWithEveryPackageThatHasIt() {
    var advisories =
        new SampleAdvisories(
            rated("CVE-2024-6119", "NVD", "3.1", 7.5), rated("CVE-1", "NVD", "3.1", 9.8));
    var findings =
        FindingAssembler.assemble(
            result(
                affected(deb("openssl", "3.0.1"), "Debian:12", "CVE-2024-6119", "3.0.2"),
                affected(deb("zlib1g", "1.0"), "Debian:12", "CVE-1", ""),
                affected(deb("libssl3", "3.0.1"), "Debian:12", "CVE-2024-6119", "3.0.2")),
            advisories);

    assertThat(findings)
        .extracting(PackageFinding::title)
        .containsExactly("CVE-1 - zlib1g", "CVE-2024-6119 - libssl3, openssl");
    assertThat(findings)
        .extracting(PackageFinding::severity)
        .containsExactly(Severity.CRITICAL, Severity.HIGH);
    assertThat(findings)
        .extracting(PackageFinding::fixAvailability)
        .containsExactly(FixAvailability.NO, FixAvailability.YES);
    assertThat(findings.get(1).source()).isEqualTo("DEBIAN_CVE");
  }

  @Test
  void idsOfOneFlawAreOneFinding() {
    var advisories = new SampleAdvisories(rated("CVE-2021-1", "GITHUB", "3.1", 5.0, "GHSA-x"));
    var findings =
        FindingAssembler.assemble(
            result(
                affected(npm("lodash", "4.17.0"), "npm", "GHSA-x", ""),
                affected(npm("lodash", "4.17.0"), "npm", "CVE-2021-1", "4.17.21")),
            advisories);
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.vulnerability().id()).isEqualTo("CVE-2021-1");
              assertThat(finding.packages())
                  .singleElement()
                  .extracting(VulnerablePackage::remediation)
                  .isEqualTo("npm install lodash@4.17.21");
            });
  }

  @Test
  void vendorRatingComesBeforeNvdForItsOwnPackages() {
    var vulnerability =
        Sample.vulnerability(
            "CVE-1",
            List.of(Sample.rating("DEBIAN_CVE", "3.1", 3.1), Sample.rating("NVD", "3.1", 9.8)));
    var advisories = new SampleAdvisories(vulnerability);
    assertThat(severity(affected(deb("a", "1"), "Debian:12", "CVE-1", ""), advisories))
        .isEqualTo(Severity.LOW);
    assertThat(severity(affected(npm("a", "1"), "npm", "CVE-1", ""), advisories))
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void cvss4NeverDecidesAndTheVendorsWordIsTheLastResort() {
    var advisories = new SampleAdvisories(rated("CVE-1", "NVD", "4.0", 9.9));
    var verdict = affected(npm("a", "1"), "npm", "CVE-1", "");
    assertThat(severity(verdict, advisories)).isEqualTo(Severity.UNTRIAGED);
    assertThat(severity(Sample.worded(verdict, "MODERATE"), advisories)).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void vulnerabilityThatNoFeedDescribesIsStillAFinding() {
    var findings =
        FindingAssembler.assemble(
            result(affected(npm("a", "1"), "npm", "GHSA-new", "")), new SampleAdvisories());
    assertThat(findings)
        .singleElement()
        .extracting(PackageFinding::severity)
        .isEqualTo(Severity.UNTRIAGED);
  }

  @Test
  void longListsOfNamesAreShortened() {
    var verdicts =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> affected(deb("p" + i, "1"), "Debian:12", "CVE-1", ""))
            .toArray(Verdict.Affected[]::new);
    assertThat(FindingAssembler.assemble(result(verdicts), new SampleAdvisories()))
        .singleElement()
        .extracting(PackageFinding::title)
        .isEqualTo("CVE-1 - p1, p2, p3, p4, p5 and 2 more");
  }

  @Test
  void namesThatCouldSteerAShellNeverReachACommand() {
    var findings =
        FindingAssembler.assemble(
            result(affected(npm("a;curl x|sh", "1"), "npm", "CVE-1", "2")), new SampleAdvisories());
    assertThat(findings.getFirst().packages().getFirst().remediation())
        .isEqualTo("Update the package to the fixed version.");
  }

  @Test
  void orderOfTheVerdictsDoesNotMatter() {
    var advisories =
        new SampleAdvisories(rated("CVE-3", "NVD", "3.1", 5.0), rated("CVE-5", "NVD", "2.0", 7.0));
    List<Verdict.Affected> verdicts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      verdicts.add(affected(deb("p" + i % 13, "" + i % 2), "Debian:12", "CVE-" + i % 7, ""));
    }
    var expected =
        FindingAssembler.assemble(result(verdicts.toArray(Verdict.Affected[]::new)), advisories);
    Collections.shuffle(verdicts, new Random(7));
    assertThat(
            FindingAssembler.assemble(
                result(verdicts.toArray(Verdict.Affected[]::new)), advisories))
        .isEqualTo(expected);
  }

  private static Severity severity(Verdict.Affected verdict, SampleAdvisories advisories) {
    return FindingAssembler.assemble(result(verdict), advisories).getFirst().severity();
  }
}
