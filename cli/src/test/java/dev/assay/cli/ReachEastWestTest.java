package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reach east-west` and `reach paths` on three tiers. `-Dassay.golden=rewrite` writes the texts
/// anew.
final class ReachEastWestTest {
  private static final Path FILES = Path.of("src/test/resources/dev/assay/cli/reach");
  private static final String TIERS = FILES.resolve("three-tiers").toAbsolutePath().toString();
  private static final String DATABASE = "i-0a1b2c3d4e5f60031";

  @TempDir Path folder;

  private Shell.Run run(String... args) {
    return new Shell(folder).onTerminal(80).run(args);
  }

  private static void check(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(file, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
    assertThat(actual.lines()).allMatch(line -> line.length() <= 80);
  }

  /// The real output is one line.
  private static String wrapped(String json) {
    return json.replace(",", ",\n");
  }

  @Test
  void eastWestShowsWhoReachesWhom() throws IOException {
    check("east-west.txt", run("reach", "east-west", TIERS).out());
  }

  @Test
  void eastWestWritesJson() throws IOException {
    check(
        "east-west.json.txt",
        wrapped(run("reach", "east-west", TIERS, "--to", DATABASE, "-o", "json").out()));
  }

  @Test
  void pathsShowTheShortestWay() throws IOException {
    check("paths.txt", run("reach", "paths", TIERS, "--to", DATABASE).out());
  }

  @Test
  void pathsWriteJson() throws IOException {
    check(
        "paths.json.txt",
        wrapped(
            run("reach", "paths", TIERS, "--from", "internet", "--to", DATABASE, "-o", "json")
                .out()));
  }

  @Test
  void nothingIsSaid() {
    assertThat(run("reach", "east-west", TIERS, "--from", DATABASE).out())
        .isEqualTo("No instance reaches another.\n");
  }

  @Test
  void unknownIdsAreErrors() {
    var run = run("reach", "paths", TIERS, "--to", "i-none");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--to does not know i-none");
    assertThat(run("reach", "east-west", TIERS, "--from", "i-none").code()).isEqualTo(2);
    var edge = run("reach", "paths", TIERS, "--from", "pcx-0abc", "--to", DATABASE);
    assertThat(edge.code()).isEqualTo(2);
    assertThat(edge.err()).contains("pcx-0abc", "edges: igw-");
  }
}
