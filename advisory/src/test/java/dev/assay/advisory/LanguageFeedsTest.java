package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The databases of single languages, each in the form its owner keeps.
final class LanguageFeedsTest {
  @TempDir private Path data = Path.of("");

  @Test
  void everyRecordIsReadAndWhatStatesNoVulnerabilityIsCounted() throws Exception {
    UpdateResult built = MirrorCase.build("language-databases", data);
    assertThat(built.problems()).isEmpty();
    assertThat(built.index().feeds())
        .extracting(FeedSummary::feed, FeedSummary::records, FeedSummary::leftOut)
        .containsExactly(
            tuple("friendsofphp", 1, 0),
            tuple("nodejs", 3, 2),
            tuple("osv", 8, 1),
            tuple("rubysec", 2, 1),
            tuple("rustsec", 3, 1));
  }

  @Test
  void gemIsAffectedWhereItIsNeitherPatchedNorUnaffected() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      AffectedPackage said = only(index, "RubyGems", "rackish");
      assertThat(said.record()).isEqualTo("rackish/CVE-2024-10101");
      assertThat(said.vendorSeverity()).isEqualTo("high");
      assertThat(ranges(said))
          .containsExactly(
              new AffectedRange("1.3", new UpperBound.Fixed("2.2.8.1")),
              new AffectedRange("2.3.a", new UpperBound.Fixed("3.0.9.1")));
      assertThat(index.vulnerability("GHSA-aaaa-rrrr-aaaa").orElseThrow().id())
          .isEqualTo("CVE-2024-10101");
    }
  }

  @Test
  void rustSecsOwnRecordCountsBeforeItsCopyAndWithdrawsIt() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      AffectedPackage said = only(index, "crates.io", "crateish");
      assertThat(said.feed()).isEqualTo("rustsec");
      assertThat(ranges(said))
          .containsExactly(
              new AffectedRange("0.6.0", new UpperBound.Fixed("0.7.2")),
              new AffectedRange("0.8.0", new UpperBound.Fixed("0.8.3")));
      assertThat(index.vulnerability("CVE-2024-10103").orElseThrow().text().title())
          .isEqualTo("Crateish panics");
      for (String none : List.of("idle", "idle-too", "taken-back")) {
        assertThat(index.affecting(new Ecosystem("crates.io", ""), none)).as(none).isEmpty();
      }
    }
  }

  @Test
  void phpRecordWithoutNumberIsGitHubsRecordThatRefersToIt() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      List<AffectedPackage> said = index.affecting(new Ecosystem("Packagist", ""), "acme/kit");
      assertThat(said)
          .extracting(AffectedPackage::vulnerability)
          .containsOnly("GHSA-pppp-hhhh-pppp");
      AffectedPackage php =
          said.stream().filter(s -> s.feed().equals("friendsofphp")).findFirst().orElseThrow();
      assertThat(ranges(php))
          .as("a branch without a fix, a fixed one, one that was given up")
          .containsExactly(
              new AffectedRange("1.0.0", new UpperBound.Limit("2.0.0")),
              new AffectedRange("2.0.0", new UpperBound.Fixed("2.4.1")),
              new AffectedRange("3.0.0", new UpperBound.Limit("3.1.99")));
    }
  }

  @Test
  void nodeItselfIsJudgedByItsOwnReleases() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      assertThat(ranges(only(index, "Node.js", "node")))
          .containsExactly(
              new AffectedRange("18.0.0", new UpperBound.Fixed("18.20.1")),
              new AffectedRange("20.0.0", new UpperBound.Fixed("20.12.1")));
    }
  }

  @Test
  void versionsInYamlStayTheTextThatWasWritten() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      assertThat(ranges(only(index, "PyPI", "pythonish")))
          .containsExactly(new AffectedRange("0", new UpperBound.Fixed("1.10")));
    }
  }

  @Test
  void bitnamisRatingOfItsPackageIsKept() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      assertThat(index.vulnerability("CVE-2024-10108").orElseThrow().ratings())
          .extracting(Rating::source, Rating::baseScore)
          .containsExactly(tuple("BITNAMI", 6.5));
    }
  }

  @Test
  void goRangeThatWasMeantStandsBesideTheOneOfEveryVersion() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      assertThat(ranges(only(index, "Go", "example.org/answer")))
          .containsExactly(new AffectedRange("0", new UpperBound.Fixed("2.0.1")));
    }
  }

  @Test
  void goSaysWhichPackagesOfAModuleHoldTheFlaw() throws Exception {
    try (AdvisoryIndex index = index("language-databases")) {
      AffectedPackage said = only(index, "Go", "example.org/net");
      assertThat(((Statement.Affected) said.statement()).through())
          .containsExactly(
              "example.org/net/http2 (Server.ServeConn, serverConn.goAway)", "example.org/net/old");
    }
  }

  @Test
  void publicExploitsAreNamedWithTheFlawAndReadyModulesFirst() throws Exception {
    UpdateResult exploits = MirrorCase.build("public-exploits", data);
    assertThat(exploits.problems())
        .extracting(InputProblem::code, InputProblem::line, InputProblem::value)
        .containsExactly(tuple("ADV-EDB-001", 5, "someday"));
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      var exploitation = index.vulnerability("CVE-2024-10111").orElseThrow().exploitation();
      assertThat(exploitation.isExploitAvailable()).isTrue();
      assertThat(exploitation.exploits())
          .containsExactly(
              new PublicExploit("metasploit", "auxiliary/dos/thing", LocalDate.EPOCH),
              new PublicExploit(
                  "metasploit", "exploit/linux/http/thing_rce", LocalDate.of(2024, 5, 1)),
              new PublicExploit("exploitdb", "50000", LocalDate.of(2024, 5, 3)));
      assertThat(index.vulnerability("CVE-2024-10112").orElseThrow().exploitation().exploits())
          .containsExactly(new PublicExploit("exploitdb", "50002", LocalDate.EPOCH));
    }
  }

  private AdvisoryIndex index(String name) throws IOException, InterruptedException {
    assertThat(MirrorCase.build(name, data).problems()).isEmpty();
    return new IndexStore(data).openCurrent();
  }

  private static AffectedPackage only(AdvisoryIndex index, String ecosystem, String name) {
    List<AffectedPackage> said = index.affecting(new Ecosystem(ecosystem, ""), name);
    assertThat(said).hasSize(1);
    return said.getFirst();
  }

  private static List<AffectedRange> ranges(AffectedPackage said) {
    return ((Statement.Affected) said.statement()).ranges();
  }
}
