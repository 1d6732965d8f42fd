package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.ScriptedEngine.Twist;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, scan dir .,",
    "0, scan dir . --fail-on kev, CLEAN",
    "1, scan dir . --fail-on high,",
    "1, scan dir . --fail-on kev,",
    "1, scan dir . --fail-on epss>=0.9,",
    "1, scan dir . --fail-on score>=9.5,",
    "2, scan dir . --fail-on hihg,",
    "2, scan,",
    "2, scan dir . --nonsense,",
    "2, scan dir . -o xml,",
    "2, scan dir . -o json -o sarif,",
    "2, sacn dir .,",
    "2, scan dir . --timeout 5,",
    "3, scan dir ., UNREADABLE",
    "3, scan dir ., EMPTY",
    "3, scan ./missing,",
    "3, db search CVE-1999-0001,",
    "4, scan dir ., NO_INDEX",
    "4, scan dir . --max-db-age 48h, OLD_INDEX",
    "0, scan dir . --max-db-age 48h,",
    "4, db status --max-db-age 48h, OLD_INDEX",
    "5, scan image registry.example/a, NETWORK_DOWN",
    "5, scan image registry.example/a --offline,",
    "5, db update --offline,",
    "6, scan dir . --strict, PARTIAL",
    "0, scan dir ., PARTIAL",
    "6, sbom dir . --strict, PARTIAL",
    "70, scan dir ., BUG",
    "130, scan dir ., INTERRUPTED",
    "1, doctor, NO_INDEX",
  })
  void eachCodeMeansOneThing(int code, String words, Twist twist) {
    var shell = twist == null ? new Shell(folder) : new Shell(folder, twist);
    Shell.Run run = shell.run(words.split(" ", -1));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    if (code == 0) {
      assertThat(run.err()).doesNotContain("exit ");
    } else {
      assertThat(run.lastErrorLine()).startsWith("exit " + code + ": ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, OLD_INDEX, PARTIAL",
    "4, OLD_INDEX, CLEAN",
    "6, PARTIAL, PARTIAL",
    "4, NO_INDEX, UNREADABLE",
    "4, NO_INDEX, BUG",
    "3, EMPTY, PARTIAL",
    "3, EMPTY, OLD_INDEX",
    "70, BUG, OLD_INDEX",
    "5, NETWORK_DOWN, OLD_INDEX",
  })
  void theGraverOfTwoCausesWins(int code, Twist one, Twist other) {
    var run =
        new Shell(folder, one, other)
            .run("scan", "dir", ".", "--strict", "--max-db-age", "48h", "--fail-on", "low");
    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  @Test
  void everyPairFollowsTheOrder() {
    List<ExitCode> order =
        List.of(
            ExitCode.OUR_BUG,
            ExitCode.USAGE,
            ExitCode.CONNECTION,
            ExitCode.ADVISORIES,
            ExitCode.TARGET,
            ExitCode.INCOMPLETE,
            ExitCode.POLICY);
    for (int graver = 0; graver < order.size(); graver++) {
      for (int other = graver + 1; other < order.size(); other++) {
        assertThat(ExitCode.highest(Set.of(order.get(other), order.get(graver))))
            .isEqualTo(order.get(graver));
      }
    }
    assertThat(ExitCode.highest(Set.of())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void bugShowsAnIdAndNoSecretsOrTrace() {
    var run = new Shell(folder, Twist.BUG).run("scan", "dir", ".");
    assertThat(run.err()).contains("report A-").doesNotContain("s3cr3t").doesNotContain("\tat ");
    assertThat(new Shell(folder, Twist.BUG).run("scan", "dir", ".").err()).isEqualTo(run.err());
  }
}
