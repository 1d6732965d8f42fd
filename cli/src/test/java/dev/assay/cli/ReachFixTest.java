package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reach fix` on a public web server. `-Dassay.golden=rewrite` writes the texts anew.
final class ReachFixTest {
  private static final Path FILES = Path.of("src/test/resources/dev/assay/cli/reach");
  private static final String SERVER = FILES.resolve("web-server").toAbsolutePath().toString();
  private static final String INSTANCE = "i-0a1b2c3d4e5f60001";

  @TempDir Path folder;

  private Shell.Run fix(String... args) {
    var all = new String[args.length + 3];
    all[0] = "reach";
    all[1] = "fix";
    all[2] = SERVER;
    System.arraycopy(args, 0, all, 3, args.length);
    return new Shell(folder).onTerminal(80).run(all);
  }

  private static void check(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(file, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
    assertThat(actual.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void remediesAreListedByWhatElseTheyClose() throws IOException {
    check("fix.txt", fix("--to", INSTANCE + ":443").out());
  }

  @Test
  void remediesAreWrittenAsJson() throws IOException {
    check(
        "fix.json.txt",
        wrapped(fix("--from", "internet", "--to", INSTANCE + ":22", "-o", "json").out()));
  }

  /// The real output is one line.
  private static String wrapped(String json) {
    return json.replace(",", ",\n").replace(" ", "\n ");
  }

  @Test
  void nothingToCloseIsSaid() {
    var run = fix("--to", INSTANCE + ":80-90");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("Nothing of it is open.\n");
  }

  @Test
  void unknownNamesAreErrors() {
    var run = fix("--from", "pcx-0abc", "--to", INSTANCE + ":22");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("its edges: igw-0a1b2c3d4e5f60001");
    assertThat(fix("--to", "i-none:22").code()).isEqualTo(2);
    assertThat(fix("--to", INSTANCE).code()).isEqualTo(2);
    assertThat(fix("--to", INSTANCE + ":25-22").code()).isEqualTo(2);
  }
}
