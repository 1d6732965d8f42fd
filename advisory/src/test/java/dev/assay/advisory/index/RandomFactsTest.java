package dev.assay.advisory.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.IndexSummary;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes in comes out.
final class RandomFactsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void lookupReturnsWhatWentIn() throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      check(seed);
    }
  }

  private void check(long seed) throws Exception {
    var random = new Random(seed);
    var facts = new Facts();
    var reading = facts.reading("made-up");
    Map<Ecosystem, Map<String, Set<String>>> expected = new HashMap<>();
    for (int record = 0; record < 300; record++) {
      var about =
          new Fact.About(
              new Ecosystem(word(random, 3), word(random, 2)),
              word(random, 40) + "é\uD83D\uDEAE",
              statement(random),
              word(random, 2));
      var says =
          new Fact.Says(
              "R-" + record, Instant.EPOCH, List.of("F-" + random.nextInt(50)), List.of(about));
      reading.accept(says);
      expected
          .computeIfAbsent(about.ecosystem(), e -> new HashMap<>())
          .computeIfAbsent(about.name(), n -> new TreeSet<>())
          .add(says.record() + says.vulnerabilities() + about.statement() + about.vendorSeverity());
    }
    var summary = reading.finish(Instant.EPOCH, "", "");
    Path file = folder.resolve(seed + ".assay");
    IndexSummary written = IndexBuilder.write(facts, file, Instant.EPOCH, false);
    assertThat(written.feeds()).containsExactly(summary);
    try (AdvisoryIndex index = AdvisoryIndex.open(file)) {
      index.verify();
      expected.forEach(
          (ecosystem, packages) ->
              packages.forEach(
                  (name, said) ->
                      assertThat(found(index.affecting(ecosystem, name)))
                          .as("seed %d, %s/%s", seed, ecosystem, name)
                          .isEqualTo(said)));
      assertThat(index.affecting(new Ecosystem("elsewhere", ""), "w1")).isEmpty();
    }
  }

  private static Set<String> found(List<AffectedPackage> said) {
    var found = new TreeSet<String>();
    for (AffectedPackage one : said) {
      found.add(
          one.record() + List.of(one.vulnerability()) + one.statement() + one.vendorSeverity());
    }
    return found;
  }

  private static Statement statement(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Statement.NotAffected(word(random, 5));
      case 1 -> new Statement.Undetermined(word(random, 5));
      default -> affected(random);
    };
  }

  private static Statement affected(Random random) {
    var ranges = new ArrayList<AffectedRange>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      UpperBound until =
          switch (random.nextInt(4)) {
            case 0 -> new UpperBound.Fixed(word(random, 100));
            case 1 -> new UpperBound.LastAffected(word(random, 100));
            case 2 -> new UpperBound.Limit(word(random, 100));
            default -> new UpperBound.Open();
          };
      ranges.add(new AffectedRange(word(random, 100), until));
    }
    var plan = List.of(FixPlan.values()).get(random.nextInt(FixPlan.values().length));
    return new Statement.Affected(ranges, List.of(word(random, 9), word(random, 9)), plan);
  }

  private static String word(Random random, int kinds) {
    return "w" + random.nextInt(kinds);
  }
}
