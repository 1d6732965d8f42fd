package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompareTest {
  @TempDir Path folder;

  /// Each order as its owner has it; the match module's tests hold them against the owners.
  @ParameterizedTest
  @CsvSource({
    "deb, 1:1.0, 2.0, >",
    "debian, 1.0~rc1, 1.0, <",
    "rpm, 1.0-1, 1.0-1, =",
    "apk, 1.2_rc1, 1.2, <",
    "npm, 1.0.0-alpha, 1.0.0, <",
    "maven, 1.0-SNAPSHOT, 1.0, <",
    "pypi, 1.10, 1.9, >",
    "PEP440, 1.0.post1, 1.0, >",
    "go, v1.2.3, v1.2.4, <",
    "golang, v1.2.3, v1.2.4, <",
    "gem, 1.0.pre, 1.0, <",
    "nuget, 1.0, 1.0.0, =",
    "crates.io, 1.0.1, 1.0.0, >",
    "composer, 2.0, 1.0, >"
  })
  void oneSignIsTheAnswer(String scheme, String a, String b, String answer) {
    var run = new Shell(folder).run("compare", scheme, a, b);
    assertThat(run.out()).isEqualTo(answer + "\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void whatCannotBeDecidedSaysWhy() {
    var run = new Shell(folder).run("compare", "npm", "1.0.0", "latest");
    assertThat(run.out()).isEqualTo("undecidable\n");
    assertThat(run.err()).contains("latest");
    assertThat(run.code()).isZero();
  }

  @Test
  void everyLineHasItsAnswer() {
    var run = new Shell(folder).typing("1\t2\r\n2\t2\n3\t2").run("compare", "rpm", "-");
    assertThat(run.out()).isEqualTo("<\n=\n>\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void badLineIsNamedAndTheOthersAreAnswered() {
    String overlong = "9".repeat(100_000);
    var run =
        new Shell(folder)
            .typing("1\t2\n1 2\n\n1\t2\t3\n" + overlong + "\t1\n2\t1\n")
            .run("compare", "deb", "-");
    assertThat(run.out()).isEqualTo("<\nundecidable\nundecidable\nundecidable\nundecidable\n>\n");
    assertThat(run.err())
        .contains("error: line 2: not two versions with a tab between them")
        .contains("error: line 3:")
        .contains("error: line 4:")
        .contains("error: line 5: longer than 16384 bytes");
    assertThat(run.lastErrorLine()).isEqualTo("exit 2: 4 lines were no pairs");
  }

  @Test
  void aMillionBadLinesAreCounted() {
    var run = new Shell(folder).typing("x\n".repeat(1_000_000)).run("compare", "deb", "-");
    assertThat(run.out()).hasLineCount(1_000_000);
    assertThat(run.err()).hasLineCount(21);
    assertThat(run.lastErrorLine()).isEqualTo("exit 2: 1000000 lines were no pairs");
  }

  @Test
  void unknownSchemeNamesTheKnownOnes() {
    var run = new Shell(folder).run("compare", "mavn", "1", "2");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("it takes: deb, rpm").contains("try: assay compare maven");
  }

  @ParameterizedTest
  @CsvSource({"deb", "'deb 1'", "'deb 1 2 3'", "'- deb'"})
  void wrongNumberOfWordsShowsAnExample(String words) {
    var run = new Shell(folder).run(("compare " + words).split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("try: assay compare deb 1:2.36-9 2.36-10");
  }
}
