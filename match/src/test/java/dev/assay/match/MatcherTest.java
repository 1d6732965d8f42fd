package dev.assay.match;

import static dev.assay.match.AdvisoryList.about;
import static dev.assay.match.AdvisoryList.affected;
import static dev.assay.match.AdvisoryList.fixedIn;
import static dev.assay.match.AdvisoryList.open;
import static dev.assay.match.AdvisoryList.published;
import static dev.assay.match.Samples.installed;
import static dev.assay.match.Samples.languages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.PackageType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One case for each rule of judging language packages.
class MatcherTest {
  private static final String ID = "CVE-2021-23337";

  @Test
  void flawInOnePartOfAModuleIsReportedAndSaidToBeLessSure() {
    Statement part =
        new Statement.Affected(
            List.of(
                new AffectedRange("0", new UpperBound.Fixed("0.0.0-20220906165146-f3363e06e74c"))),
            List.of(),
            FixPlan.UNKNOWN,
            List.of("golang.org/x/net/http2 (Server.ServeConn)"));
    var matcher = new Matcher(AdvisoryList.of(about("Go", "golang.org/x/net", "GO-1", part)));
    var before =
        installed(PackageType.GO, "golang.org/x/net", "v0.0.0-20211209124913-491a49abca63");
    assertThat(matcher.match(languages(before)).affected().getFirst().evidence())
        .last()
        .asString()
        .startsWith("less sure: GO-1 concerns only what uses golang.org/x/net/http2");
    var fixed = installed(PackageType.GO, "golang.org/x/net", "v0.0.0-20220906165146-f3363e06e74c");
    assertThat(matcher.match(languages(fixed)).affected()).as("a pseudo-version").isEmpty();
  }

  @Test
  void rangeThatBeginsAfterAVersionLeavesThatVersionOut() {
    Statement after =
        AdvisoryList.affected(
            new AffectedRange(">1.2.0", new AffectedRange.UpperBound.Fixed("1.4.0")));
    var matcher = new Matcher(AdvisoryList.of(about("npm", "a", "CVE-1", after)));
    assertThat(matcher.match(languages(installed(PackageType.NPM, "a", "1.2.0"))).affected())
        .isEmpty();
    assertThat(matcher.match(languages(installed(PackageType.NPM, "a", "1.2.1"))).affected())
        .hasSize(1);
  }

  @Test
  void fixedVersionIsNotAffectedAndTheOneBeforeItIs() {
    Statement fix = fixedIn("0", "4.17.21");
    assertThat(fixOf("4.17.20", fix)).isEqualTo(new Fix.Upgrade("4.17.21"));
    assertThat(isAffected("4.17.21", fix)).isFalse();
    assertThat(isAffected("4.17.22", fix)).isFalse();
  }

  @Test
  void introducedVersionIsAffectedAndTheOneBeforeItIsNot() {
    Statement fix = fixedIn("4.0.0", "4.17.21");
    assertThat(isAffected("4.0.0", fix)).isTrue();
    assertThat(isAffected("4.0.0-rc.1", fix)).isFalse();
  }

  @Test
  void lastAffectedVersionIsAffectedAndHasNoFix() {
    Statement last = affected(new AffectedRange("0", new UpperBound.LastAffected("1.2.3")));
    assertThat(fixOf("1.2.3", last)).isEqualTo(new Fix.None(FixPlan.UNKNOWN));
    assertThat(isAffected("1.2.4", last)).isFalse();
  }

  @Test
  void limitEndsTheRangeAndStarIsNoLimit() {
    Statement limited = affected(new AffectedRange("0", new UpperBound.Limit("2.0.0")));
    Statement unlimited = affected(new AffectedRange("0", new UpperBound.Limit("*")));
    assertThat(fixOf("1.9.9", limited)).isEqualTo(new Fix.None(FixPlan.UNKNOWN));
    assertThat(isAffected("2.0.0", limited)).isFalse();
    assertThat(isAffected("2.0.0", unlimited)).isTrue();
  }

  @Test
  void openRangeTellsThePublishersPlan() {
    assertThat(fixOf("9.9.9", open(FixPlan.WILL_NOT_FIX)))
        .isEqualTo(new Fix.None(FixPlan.WILL_NOT_FIX));
  }

  @Test
  void gapBetweenTwoRangesIsNotAffected() {
    Statement two =
        affected(
            new AffectedRange("1.0.0", new UpperBound.Fixed("1.5.0")),
            new AffectedRange("2.0.0", new UpperBound.Fixed("2.3.0")));
    assertThat(fixOf("1.4.9", two)).isEqualTo(new Fix.Upgrade("1.5.0"));
    assertThat(isAffected("1.5.0", two)).isFalse();
    assertThat(fixOf("2.2.0", two)).isEqualTo(new Fix.Upgrade("2.3.0"));
  }

  @Test
  void fixInsideAnotherRangeIsPassedOver() {
    Statement overlapping =
        affected(
            new AffectedRange("0", new UpperBound.Fixed("1.5.0")),
            new AffectedRange("1.2.0", new UpperBound.Fixed("1.8.0")));
    assertThat(fixOf("1.3.0", overlapping)).isEqualTo(new Fix.Upgrade("1.8.0"));
  }

  @Test
  void listedVersionIsAffectedHoweverItIsSpelled() {
    Statement listed = new Statement.Affected(List.of(), List.of("1.2.0"), FixPlan.UNKNOWN);
    assertThat(isAffected("1.2.0", listed)).isTrue();
    assertThat(isAffected("v1.2", listed)).isTrue();
    assertThat(isAffected("1.2.1", listed)).isFalse();
  }

  @Test
  void unreadableInstalledVersionIsUndecidableWithTheReason() {
    MatchResult result = result("latest", fixedIn("0", "4.17.21"));
    assertThat(result.affected()).isEmpty();
    assertThat(result.undecidable()).hasSize(1);
    assertThat(String.join("\n", result.undecidable().getFirst().evidence()))
        .contains("\"latest\" is not a npm version");
  }

  @Test
  void unreadableBoundIsUndecidableUnlessAnotherRangeContainsTheVersion() {
    AffectedRange bad = new AffectedRange("0", new UpperBound.Fixed("soon"));
    AffectedRange good = new AffectedRange("0", new UpperBound.Fixed("2.0.0"));
    assertThat(result("1.0.0", affected(bad)).undecidable()).hasSize(1);
    assertThat(isAffected("1.0.0", affected(bad, good))).isTrue();
  }

  @Test
  void undeterminedStatementIsUndecidable() {
    assertThat(result("1.0.0", new Statement.Undetermined("triage")).undecidable()).hasSize(1);
  }

  @Test
  void severalRecordsOfOneVulnerabilityGiveOneVerdictThatNamesThemAll() {
    AdvisoryList advisories =
        AdvisoryList.of(
            published("osv", "PYSEC-2023-212", "PyPI", "urllib3", ID, open(FixPlan.UNKNOWN)),
            published(
                "osv", "GHSA-g4mx-q9vg-27p4", "PyPI", "urllib3", ID, fixedIn("2.0.0", "2.0.7")),
            published("osv", "OTHER-1", "PyPI", "urllib3", ID, fixedIn("0", "1.26.18")));
    MatchResult result =
        new Matcher(advisories).match(languages(installed(PackageType.PYPI, "urllib3", "2.0.6")));
    assertThat(result.affected()).hasSize(1);
    assertThat(result.affected().getFirst().fix()).isEqualTo(new Fix.Upgrade("2.0.7"));
    assertThat(String.join("\n", result.affected().getFirst().evidence()))
        .contains("GHSA-g4mx-q9vg-27p4 (osv) on PyPI urllib3: 2.0.6 is older than 2.0.7")
        .contains("also PYSEC-2023-212")
        .contains("also OTHER-1 (osv) on PyPI urllib3: 2.0.6 is newer than 1.26.18");
  }

  @Test
  void localLabelDoesNotCountAgainstAPublicBound() {
    Statement last = affected(new AffectedRange("0", new UpperBound.LastAffected("2.0.1")));
    AdvisoryList advisories = AdvisoryList.of(about("PyPI", "torch", ID, last));
    MatchResult result =
        new Matcher(advisories)
            .match(languages(installed(PackageType.PYPI, "torch", "2.0.1+cu118")));
    assertThat(result.affected()).hasSize(1);
  }

  @Test
  void namesAreLookedUpAsTheirEcosystemSpellsThem() {
    AdvisoryList advisories =
        AdvisoryList.of(
            about("PyPI", "zope-interface", ID, open(FixPlan.UNKNOWN)),
            about("NuGet", "newtonsoft.json", ID, open(FixPlan.UNKNOWN)),
            about("Packagist", "symfony/http-kernel", ID, open(FixPlan.UNKNOWN)),
            about("Maven", "org.x:Core", ID, open(FixPlan.UNKNOWN)));
    MatchResult result =
        new Matcher(advisories)
            .match(
                languages(
                    installed(PackageType.PYPI, "Zope._Interface", "1.0"),
                    installed(PackageType.NUGET, "Newtonsoft.Json", "12.0.1"),
                    installed(PackageType.COMPOSER, "Symfony/Http-Kernel", "5.0.0"),
                    installed(PackageType.MAVEN, "org.x:core", "1.0")));
    assertThat(result.affected())
        .extracting(verdict -> verdict.statement().name())
        .containsExactly("zope-interface", "newtonsoft.json", "symfony/http-kernel");
  }

  @Test
  void explanationTellsAllThreeOutcomes() {
    Matcher matcher =
        new Matcher(AdvisoryList.of(about("npm", "lodash", ID, fixedIn("0", "4.17.21"))));
    var lodash = languages(installed(PackageType.NPM, "lodash", "4.17.21"));
    var react = languages(installed(PackageType.NPM, "react", "18.0.0"));
    assertThat(matcher.explain(lodash, "cve-2021-23337"))
        .isInstanceOfSatisfying(
            Explanation.Judged.class,
            judged ->
                assertThat(judged.verdicts())
                    .singleElement()
                    .isInstanceOf(Verdict.NotAffected.class)
                    .extracting(Verdict::evidence)
                    .asString()
                    .contains("4.17.21 is 4.17.21, which fixes it"));
    assertThat(matcher.explain(react, ID)).isInstanceOf(Explanation.NothingInstalled.class);
    assertThat(matcher.explain(react, "CVE-1"))
        .isEqualTo(new Explanation.UnknownVulnerability("CVE-1"));
  }

  private static boolean isAffected(String version, Statement statement) {
    return !result(version, statement).affected().isEmpty();
  }

  private static Fix fixOf(String version, Statement statement) {
    return result(version, statement).affected().getFirst().fix();
  }

  private static MatchResult result(String version, Statement statement) {
    return new Matcher(AdvisoryList.of(about("npm", "lodash", ID, statement)))
        .match(languages(installed(PackageType.NPM, "lodash", version)));
  }
}
