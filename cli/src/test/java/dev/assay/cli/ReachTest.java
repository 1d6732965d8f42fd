package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `reach` commands on a public web server. `-Dassay.golden=rewrite` writes the texts anew.
final class ReachTest {
  private static final Path FILES = Path.of("src/test/resources/dev/assay/cli/reach");
  private static final String SERVER = FILES.resolve("web-server").toAbsolutePath().toString();
  private static final String PROPOSED =
      FILES.resolve("ssh-for-everybody").toAbsolutePath().toString();
  private static final String SHOP =
      FILES.resolve("behind-a-load-balancer").toAbsolutePath().toString();
  private static final String INSTANCE = "i-0a1b2c3d4e5f60001";

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

  /// For programs, so of any width; the folder that was typed is not the same on every machine.
  private static void checkDocument(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    String same = actual.replace(SERVER, "web-server");
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(file, same);
    }
    assertThat(same).as(name).isEqualTo(Files.readString(file));
  }

  @Test
  void checkShowsEachPortWithItsSources() throws IOException {
    check("check.txt", run("reach", "check", SERVER).out());
  }

  @Test
  void checkWritesTheRecordsAsJson() throws IOException {
    check("check.json.txt", wrapped(run("reach", "check", SERVER, "-o", "json").out()));
  }

  /// One record is one line in the real output; here each source has its own.
  private static String wrapped(String json) {
    return json.replace(",", ",\n");
  }

  @Test
  void traceNamesEveryRuleOnTheWay() throws IOException {
    check(
        "trace.txt",
        run("reach", "trace", SERVER, "--from", "internet", "--to", INSTANCE + ":443").out());
  }

  @Test
  void traceFollowsAPacketThroughALoadBalancer() throws IOException {
    String[] trace = {"reach", "trace", SHOP, "--from", "internet", "--to", "i-0b2:8080"};
    check("trace-forwarded.txt", run(trace).out());
    checkDocument("trace-forwarded.json.txt", wrapped(run(with(trace, "-o", "json")).out()));
    checkDocument("trace-forwarded.svg", run(with(trace, "-o", "svg")).out());
  }

  @Test
  void whyNotNamesWhatStopsAPacketAtALoadBalancer() throws IOException {
    check(
        "why-not-forwarded.txt",
        run("reach", "why-not", SHOP, "--from", "10.9.9.9", "--to", "i-0b2:8080").out());
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void checkWritesSarifThatPointsIntoTheDocuments() throws IOException {
    checkDocument("check.sarif", run("reach", "check", SERVER, "-o", "sarif").out());
  }

  @Test
  void traceDrawsTheWayOfAPacketThatGetsThrough() throws IOException {
    checkDocument(
        "trace-reachable.svg",
        run("reach", "trace", SERVER, "--from", "internet", "--to", INSTANCE + ":443", "-o", "svg")
            .out());
  }

  @Test
  void traceDrawsWhatStopsAPacket() throws IOException {
    checkDocument(
        "trace-stopped.svg",
        run("reach", "trace", SERVER, "--from", "10.1.2.3", "--to", INSTANCE + ":22", "-o", "svg")
            .out());
  }

  @Test
  void aDrawingHoldsNoMarkupFromDocuments() throws IOException {
    Path odd = folder.resolve("odd");
    Files.createDirectories(odd);
    try (var files = Files.list(Path.of(SERVER))) {
      for (Path file : files.toList()) {
        Files.writeString(
            odd.resolve(file.getFileName()),
            Files.readString(file).replace("sg-0a1b2c3d4e5f60001", "sg-<script>&'\\u0007"));
      }
    }
    String drawing =
        run(
                "reach",
                "trace",
                odd.toString(),
                "--from",
                "8.8.8.8",
                "--to",
                INSTANCE + ":22",
                "-o",
                "svg")
            .out();
    assertThat(drawing).contains("sg-&lt;script&gt;&amp;&#39;").doesNotContain("<script");
    assertThat(drawing.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
  }

  @Test
  void whyNotNamesEverythingInTheWay() throws IOException {
    check(
        "why-not.txt",
        run("reach", "why-not", SERVER, "--from", "8.8.8.8", "--to", INSTANCE + ":22").out());
  }

  @Test
  void whatIfShowsExactlyWhatOpens() throws IOException {
    check("what-if.txt", run("reach", "what-if", SERVER, PROPOSED).out());
  }

  @Test
  void diffOfAConfigurationWithItselfIsEmpty() {
    assertThat(run("reach", "diff", SERVER, SERVER).out())
        .isEqualTo("Nothing opens and nothing closes.\n");
  }

  @Test
  void policiesGiveExitCodes() {
    assertThat(run("reach", "what-if", SERVER, PROPOSED, "--fail-if", "opened").code())
        .isEqualTo(1);
    assertThat(run("reach", "what-if", SERVER, PROPOSED, "--fail-if", "closed").code()).isZero();
    assertThat(
            run(
                    "reach",
                    "trace",
                    SERVER,
                    "--from",
                    "internet",
                    "--to",
                    INSTANCE + ":443",
                    "--fail-if",
                    "reachable")
                .code())
        .isEqualTo(1);
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    for (String file : new String[] {"network-interfaces", "instances", "subnets", "vpcs"}) {
      String name = "describe-" + file + ".json";
      Files.copy(FILES.resolve("web-server").resolve(name), folder.resolve(name));
    }
    var run = run("reach", "check", folder.toString(), "--strict");
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err())
        .contains(
            "subnet-0a1b2c3d4e5f60001 · its route table is not in the data · it opens nothing")
        .contains("sg-0a1b2c3d4e5f60001 · the security group is not in the data");
  }

  @Test
  void aFolderWithoutAnswersIsAnError() {
    var run = run("reach", "check", folder.toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("it holds no describe-*.json answer that is known");
  }

  @Test
  void aWrongAddressIsSaidBeforeAnythingIsWritten() {
    var run =
        run(
            "reach",
            "trace",
            SERVER,
            "--from",
            "300.1.1.1",
            "--to",
            INSTANCE + ":22",
            "-o",
            "json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("\"300.1.1.1\" is not an IP address");
  }

  @Test
  void brokenItemsAreNamedWithFileAndPointer() throws IOException {
    Files.writeString(
        folder.resolve("describe-subnets.json"),
        "{\"Subnets\":[{\"SubnetId\":\"subnet-1\"},{\"SubnetId\":\"subnet-2\",\"VpcId\":\"vpc-1\"}]}");
    var run = run("reach", "check", folder.toString(), "--strict");
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err())
        .contains("describe-subnets.json · /Subnets/0/VpcId · the field is missing");
  }
}
