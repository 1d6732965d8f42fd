package dev.assay.advisory.feed.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What constraints mean is what the owners' guides say: RubyGems "Patterns", The Cargo Book
/// "Specifying Dependencies", node-semver "Ranges".
final class VersionsTest {

  @Test
  void pessimisticGemRequirementEndsBeforeTheNextReleaseAndItsPreReleases() {
    assertThat(affectedUnlessGem("~> 2.2.3", ">= 3.0.1"))
        .containsExactly(
            new AffectedRange("0", new UpperBound.Fixed("2.2.3")),
            new AffectedRange("2.3.a", new UpperBound.Fixed("3.0.1")));
  }

  @Test
  void joinedGemRequirementsHoldAtOnce() {
    assertThat(affectedUnlessGem("~> 4.2.5, >= 4.2.5.1", ">= 5.0.0.beta1.1"))
        .containsExactly(
            new AffectedRange("0", new UpperBound.Fixed("4.2.5.1")),
            new AffectedRange("4.3.a", new UpperBound.Fixed("5.0.0.beta1.1")));
  }

  @Test
  void unaffectedVersionsBoundWithoutBeingAFix() {
    Versions safe = gem(">= 1.4").fixing().and(gem("< 1.1")).and(gem("= 1.2"));
    assertThat(Versions.ALL.without(safe).ranges())
        .containsExactly(
            new AffectedRange("1.1", new UpperBound.Limit("1.2")),
            new AffectedRange(">1.2", new UpperBound.Fixed("1.4")));
  }

  @Test
  void versionsUpToAndWithAPatchedOneThatIsExcludedStayAffected() {
    assertThat(affectedUnlessGem("> 1.3"))
        .containsExactly(new AffectedRange("0", new UpperBound.LastAffected("1.3")));
  }

  @Test
  void nothingIsSafeWhereNothingIsListed() {
    assertThat(Versions.ALL.without(Versions.NONE).ranges())
        .containsExactly(new AffectedRange("0", new UpperBound.Open()));
  }

  @Test
  void bareCargoVersionAllowsWhatDoesNotBreak() {
    assertThat(ranges(Dialect.CARGO, "1.2.3")).containsExactly(limit("1.2.3", "2.0.0"));
    assertThat(ranges(Dialect.CARGO, "^0.2.3")).containsExactly(limit("0.2.3", "0.3.0"));
    assertThat(ranges(Dialect.CARGO, "^0.0.3")).containsExactly(limit("0.0.3", "0.0.4"));
    assertThat(ranges(Dialect.CARGO, "~1.2.3")).containsExactly(limit("1.2.3", "1.3.0"));
    assertThat(ranges(Dialect.CARGO, "< 0.7.4, >= 0.6")).containsExactly(limit("0.6.0", "0.7.4"));
    assertThat(ranges(Dialect.CARGO, "=1.2.3"))
        .containsExactly(new AffectedRange("1.2.3", new UpperBound.LastAffected("1.2.3")));
  }

  @Test
  void npmRangesHoldAlternativesAndWildcards() {
    assertThat(ranges(Dialect.NPM, "8.x || ^7.10.1"))
        .containsExactly(limit("8.0.0", "9.0.0"), limit("7.10.1", "8.0.0"));
    assertThat(ranges(Dialect.NPM, ">= 1.2 < 1.4")).containsExactly(limit("1.2.0", "1.4.0"));
    assertThat(ranges(Dialect.NPM, "*"))
        .containsExactly(new AffectedRange("0", new UpperBound.Open()));
  }

  @Test
  void patchedReleasesCutTheVulnerableLines() {
    Versions vulnerable = Versions.parse(Dialect.NPM, "6.x || 8.x").orElseThrow();
    Versions patched = Versions.parse(Dialect.NPM, "^6.11.1 || ^8.1.4").orElseThrow();
    assertThat(vulnerable.without(patched.fixing()).ranges())
        .containsExactly(
            new AffectedRange("6.0.0", new UpperBound.Fixed("6.11.1")),
            new AffectedRange("8.0.0", new UpperBound.Fixed("8.1.4")));
  }

  @Test
  void textThatIsNoConstraintIsRefused() {
    for (String text : List.of("", " ", ">= ", "not & valid", "1.0; rm", "~>", "1".repeat(3_000))) {
      assertThat(Versions.parse(Dialect.GEM, text)).as(text).isEmpty();
    }
  }

  private static AffectedRange limit(String from, String to) {
    return new AffectedRange(from, new UpperBound.Limit(to));
  }

  private static Versions gem(String text) {
    return Versions.parse(Dialect.GEM, text).orElseThrow();
  }

  private static List<AffectedRange> affectedUnlessGem(String... patched) {
    Versions safe = Versions.NONE;
    for (String text : patched) {
      safe = safe.and(gem(text).fixing());
    }
    return Versions.ALL.without(safe).ranges();
  }

  private static List<AffectedRange> ranges(Dialect dialect, String text) {
    return Versions.parse(dialect, text).orElseThrow().ranges();
  }
}
