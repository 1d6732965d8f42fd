package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.ScriptedEngine.Twist;
import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {
  @TempDir Path folder;

  @Test
  void terminalGetsATableAndAPipeGetsRecords() {
    assertThat(new Shell(folder).onTerminal(120).run("scan", "dir", ".").out())
        .contains("FIX FIRST")
        .contains("SEVERITY");
    assertThat(new Shell(folder).run("scan", "dir", ".").out())
        .contains("critical\t10.0\t0.94000\tyes\tCVE-2021-44228");
    assertThat(new Shell(folder).with("CI", "true").run("scan", "dir", ".").out())
        .contains("FIX FIRST");
  }

  @Test
  void severalResultsGoToTheirFiles() throws IOException {
    var run =
        new Shell(folder)
            .run("scan", "dir", ".", "-o", "json=a.json", "-o", "sarif=b.sarif", "-o", "table");
    assertThat(run.code()).isZero();
    assertThat(Files.readString(folder.resolve("a.json"))).contains("\"assay.scan/1\"");
    assertThat(Files.readString(folder.resolve("b.sarif"))).contains("\"2.1.0\"");
    assertThat(run.out()).contains("FIX FIRST").doesNotContain("assay.scan/1");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.json", "b.sarif");
    }
  }

  @Test
  void onlyWhatIsNewBreaksAPolicyOfNewFindings() throws IOException {
    new Shell(folder, Twist.CLEAN).run("scan", "dir", ".", "-o", "json=clean.json");
    new Shell(folder).run("scan", "dir", ".", "-o", "json=known.json");
    String[] scan = {"scan", "dir", ".", "-o", "table", "--fail-on", "new:high", "--baseline", ""};
    scan[scan.length - 1] = "known.json";
    var known = new Shell(folder).run(scan);
    assertThat(known.code()).isZero();
    assertThat(known.out()).contains("since known.json: 0 new, 0 fixed").doesNotContain("NEW");
    scan[scan.length - 1] = "clean.json";
    var fresh = new Shell(folder).run(scan);
    assertThat(fresh.code()).isEqualTo(1);
    assertThat(fresh.out()).contains("since clean.json: 1 new, 0 fixed").contains("NEW");
    scan[scan.length - 1] = "known.json";
    assertThat(new Shell(folder, Twist.CLEAN).run(scan).out())
        .contains("since known.json: 0 new, 1 fixed");
  }

  @Test
  void twoScansAreHeldAgainstEachOther() throws IOException {
    new Shell(folder, Twist.CLEAN).run("scan", "dir", ".", "-o", "json=clean.json");
    new Shell(folder).run("scan", "dir", ".", "-o", "json=known.json");
    var shell = new Shell(folder).onTerminal(80);
    var fresh = shell.run("diff", "clean.json", "known.json", "--fail-on", "new:high");
    assertThat(fresh.code()).isEqualTo(1);
    assertThat(fresh.out())
        .contains("clean.json → known.json")
        .contains("1 new, 0 fixed, 0 unchanged")
        .contains("CVE-2021-44228")
        .doesNotContain("FIXED");
    var fixed = shell.run("diff", "known.json", "clean.json", "--fail-on", "new");
    assertThat(fixed.code()).isZero();
    assertThat(fixed.out()).contains("0 new, 1 fixed, 0 unchanged").contains("FIXED");
    assertThat(shell.run("diff", "known.json", "known.json").out())
        .contains("0 new, 0 fixed, 1 unchanged");
  }

  @Test
  void anIgnoreFileHidesUntilItsDayHasPassed() throws IOException {
    var today = ScriptedEngine.NOW.atZone(ZoneOffset.UTC).toLocalDate();
    var file = folder.resolve("ignore.txt");
    String[] scan = {"scan", "dir", ".", "--ignore-file", "ignore.txt", "--fail-on", "low"};
    for (String hiding :
        List.of(
            "# accepted\n\ncve-2021-44228 # by the owner\n",
            "CVE-2021-44228 exp:" + today + "\n",
            "CVE-2021-44228 org.apache.logging.log4j:log4j-core\n")) {
      Files.writeString(file, hiding);
      var run = new Shell(folder).onTerminal(80).run(scan);
      assertThat(run.code()).as(hiding).isZero();
      assertThat(run.out()).contains("1 hidden by --ignore-file ignore.txt: --show-hidden lists");
    }
    for (String telling :
        List.of(
            "CVE-2021-44228 exp:" + today.minusDays(1) + "\n",
            "CVE-2021-44228 log4j-api\n",
            "CVE-2021-4422\n")) {
      Files.writeString(file, telling);
      assertThat(new Shell(folder).run(scan).code()).as(telling).isEqualTo(1);
    }
    Files.writeString(file, "CVE-1\nCVE-2021-44228 exp:soon\n");
    var wrong = new Shell(folder).run(scan);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("ignore.txt:2: exp:soon is no date");
    Files.delete(file);
    assertThat(new Shell(folder).run(scan).err()).contains("cannot read --ignore-file ignore.txt");
  }

  @Test
  void rowsArePutTogether() {
    var shell = new Shell(folder).onTerminal(80);
    assertThat(shell.run("scan", "dir", ".", "--group", "package").out())
        .contains("org.apache.logging.log4j:log4j-core (maven) · 1 finding: 1 critical");
    assertThat(shell.run("scan", "dir", ".", "--group", "vulnerability").out())
        .contains("CVE-2021-44228 · 1 finding: 1 critical");
    assertThat(shell.run("scan", "dir", ".", "--group", "layer").out()).contains("no layer · 1");
    assertThat(shell.run("scan", "dir", ".", "--group", "colour").code()).isEqualTo(2);
  }

  @Test
  void upgradesArePlannedMostGainFirst() {
    var shell = new Shell(folder).onTerminal(80);
    var plan = shell.run("fix", ".");
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("1 upgrade closes 1 of 1 finding")
        .contains("1  upgrade org.apache.logging.log4j:log4j-core → 2.")
        .contains("by hand: its own tool writes this file");
    assertThat(shell.run("fix", ".", "--only", "low,score>=10.1").code()).isEqualTo(2);
    assertThat(shell.run("fix", ".", "--only", "new").code()).isEqualTo(2);
    assertThat(shell.run("fix", ".", "--plan", "--apply").code()).isEqualTo(2);
    assertThat(shell.run("fix", "image", "app:1", "--apply").err())
        .contains("--apply edits the manifests of a folder");
    assertThat(new Shell(folder).run("fix", ".").out())
        .contains("\"schema\" : \"assay.fix/1\"")
        .contains("\"closes\" : [\n        \"CVE-2021-44228\"\n      ]");
    assertThat(shell.run("fix", ".", "--apply").err()).contains("no line can be edited");
  }

  @Test
  void aReportIsHeldAgainstATarget() throws IOException {
    new Shell(folder, Twist.CLEAN).run("scan", "dir", ".", "-o", "json=clean.json");
    var run = new Shell(folder).run("diff", "clean.json", ".", "-o", "json");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"schema\" : \"assay.diff/1\"")
        .contains("\"unchanged\" : 0")
        .contains("\"id\" : \"CVE-2021-44228\"");
    assertThat(new Shell(folder).run("diff", ".", ".", "--fail-on", "high").code()).isEqualTo(2);
  }

  @Test
  void newFindingsNeedABaselineThatCanBeRead() throws IOException {
    var without = new Shell(folder).run("scan", "dir", ".", "--fail-on", "new");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("error: --fail-on new needs --baseline");
    var missing = new Shell(folder).run("scan", "dir", ".", "--baseline", "none.json");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("cannot read the baseline none.json");
    Files.writeString(folder.resolve("bom.json"), "{\"bomFormat\": \"CycloneDX\"}");
    assertThat(new Shell(folder).run("scan", "dir", ".", "--baseline", "bom.json").err())
        .contains("no report that assay scan -o json wrote");
  }

  @Test
  void fileThatCannotBeWrittenIsAnError() {
    var run = new Shell(folder).run("scan", "dir", ".", "-o", "json=no/such/folder.json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("error: cannot write no/such/folder.json");
  }

  @Test
  void hiddenFindingsAreCountedAndListedOnRequest() {
    String[] scan = {"scan", "dir", ".", "--fixable", "-o", "table", "--fail-on", "low"};
    var run = new Shell(folder, Twist.UNFIXED).run(scan);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("0 findings: ")
        .contains("1 hidden by --fixable: --show-hidden lists them")
        .doesNotContain("No known vulnerabilities");
    String[] shown = {"scan", "dir", ".", "--fixable", "--show-hidden", "-o", "plain"};
    assertThat(new Shell(folder, Twist.UNFIXED).run(shown).out())
        .contains("# hidden\t1\n")
        .contains("\tyes\n");
  }

  @Test
  void variablesSetOptionsAndFlagsBeatThem() {
    assertThat(new Shell(folder).with("ASSAY_FAIL_ON", "kev").run("scan", "dir", ".").code())
        .isEqualTo(1);
    assertThat(
            new Shell(folder, Twist.OLD_INDEX)
                .with("ASSAY_MAX_DB_AGE", "1h")
                .run("scan", "dir", ".", "--max-db-age", "30d")
                .code())
        .isZero();
  }

  @Test
  void noColorWinsOverATerminal() {
    String[] scan = {"scan", "dir", "."};
    assertThat(new Shell(folder).onTerminal(80).run(scan).out()).contains("\u001b[1;31mcritical");
    assertThat(new Shell(folder).onTerminal(80).with("NO_COLOR", "1").run(scan).out())
        .doesNotContain("\u001b");
    assertThat(new Shell(folder).run("scan", "dir", ".", "-o", "table", "--color", "always").out())
        .contains("\u001b[1;31mcritical");
  }

  @Test
  void errorsSayWhatWhereAndWhatToTry() {
    assertThat(new Shell(folder).run("scna", "dir", ".").err())
        .isEqualTo(
            """
            error: assay does not know "scna"
              it takes: scan, sbom, explain, fix, diff, compare, reach, db, account, key, report, suppress, audit, doctor, config, completion, version, help
              try: assay scan
            exit 2: used wrongly
            """);
    assertThat(new Shell(folder).run("scan", "dir", ".", "--fixible").err())
        .contains("error: assay scan has no option --fixible\n  try: --fixable\n");
    assertThat(new Shell(folder).run("scan", "dir", ".", "-o", "jsn").err())
        .contains("error: -o does not know \"jsn\"")
        .contains("try: -o json");
  }

  @Test
  void hostileWordsOfTheCommandLineCannotMoveTheCursor() {
    var run = new Shell(folder).run("scan", "dir", ".", "--\u001b[2J");
    assertThat(run.err()).doesNotContain("\u001b").contains("\\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "scan host, Host",
    "scan ., Folder",
    "scan dir app, Folder",
    "scan app.zip, Function",
    "scan bom.json, Sbom",
    "scan image.tar, ImageFile",
    "scan layout, ImageFile",
    "scan app:1.4, RegistryImage",
    "scan archive image.tar, ImageFile",
    "sbom function app.zip, Function",
    "explain CVE-2021-44228 sbom bom.json, Sbom",
  })
  void targetIsTakenForWhatItLooksLikeOrForWhatIsSaid(String words, String kind)
      throws IOException {
    for (String file : new String[] {"app.zip", "bom.json", "image.tar"}) {
      Files.writeString(folder.resolve(file), "");
    }
    Files.createDirectories(folder.resolve("layout"));
    Files.writeString(folder.resolve("layout/oci-layout"), "{}");
    var shell = new Shell(folder);
    assertThat(shell.run(words.split(" ", -1)).code()).isZero();
    assertThat(shell.engine().taken)
        .singleElement()
        .satisfies(target -> assertThat(target.getClass().getSimpleName()).isEqualTo(kind));
  }

  @Test
  void guessIsSaid() {
    assertThat(new Shell(folder).run("scan", "app:1.4").err())
        .contains("app:1.4: taken for \"image\"");
  }

  @Test
  void dockerLoginSignsInAndFlagsBeatIt() throws IOException {
    String auth = Base64.getEncoder().encodeToString("mona:pa:ss".getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(folder.resolve(".docker"));
    Files.writeString(
        folder.resolve(".docker/config.json"),
        "{\"credsStore\":\"x\",\"auths\":{\"registry.example\":{\"auth\":\"" + auth + "\"}}}");
    assertThat(access(new Shell(folder), "scan", "image", "registry.example/a:1"))
        .isEqualTo(new RegistryAccess("mona", "pa:ss", false));
    assertThat(access(new Shell(folder), "scan", "image", "other.example/a:1"))
        .isEqualTo(RegistryAccess.ANONYMOUS);
    assertThat(
            access(
                new Shell(folder).typing("secret\n"),
                "scan",
                "image",
                "registry.example/a:1",
                "--username",
                "me",
                "--password-stdin",
                "--plain-http"))
        .isEqualTo(new RegistryAccess("me", "secret", true));
  }

  @Test
  void brokenDockerLoginIsSaidWithoutItsContent() throws IOException {
    Files.createDirectories(folder.resolve(".docker"));
    Files.writeString(
        folder.resolve(".docker/config.json"),
        "{\"auths\":{\"r.example\":{\"auth\":\"!s3cret!\"}}}");
    var run = new Shell(folder).run("scan", "image", "r.example/a");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("config.json is ignored").doesNotContain("s3cret");
  }

  @Test
  void passwordIsNeverAskedForWithoutATerminal() {
    var run = new Shell(folder).run("scan", "image", "a", "--username", "me", "--no-input");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("try: --password-stdin");
  }

  private static RegistryAccess access(Shell shell, String... words) {
    assertThat(shell.run(words).code()).isZero();
    return ((Target.RegistryImage) shell.engine().taken.getFirst()).access();
  }

  @Test
  void databaseGoesOutAndComesInAgain() throws IOException {
    assertThat(new Shell(folder).run("db", "export", "-").out()).isEqualTo("index");
    assertThat(new Shell(folder).run("db", "export", "a.idx").code()).isZero();
    assertThat(Files.readString(folder.resolve("a.idx"))).isEqualTo("index");
    assertThat(new Shell(folder).run("db", "import", "a.idx").out()).contains("310000");
    assertThat(new Shell(folder).typing("else").run("db", "import", "-").code()).isEqualTo(3);
    assertThat(new Shell(folder).run("db", "update", "--from", ".").out()).contains("osv");
    assertThat(new Shell(folder).run("db", "search", "Maven", "log4j-core").out())
        .contains("CVE-2021-44228  >= 2.13.0 < 2.15.0");
    assertThat(new Shell(folder).run("db", "search", "CVE-2021-44228").out())
        .contains("Remote code execution in Log4j");
  }

  @Test
  void explainSaysWhyAndWhyNot() {
    assertThat(new Shell(folder).run("explain", "CVE-2021-44228", "dir", ".").out())
        .contains("CVE-2021-44228 affects 1 package of dir .")
        .contains("2.13.0 <= 2.14.1 < 2.15.0");
    assertThat(new Shell(folder).run("explain", "CVE-2020-0001", "dir", ".").out())
        .contains("is not in the advisories");
  }

  @Test
  void progressGoesToStandardErrorInTheFormAskedFor() {
    assertThat(new Shell(folder).run("scan", "dir", ".").err())
        .isEqualTo(
            """
            advisories ...
            advisories: ready, 15 h old (2026-11-22T14:00:00Z)
            inventory ...
            dir: a jar
            inventory: 1 package (1 maven)
            match ...
            match: 1 match in 1 package
            """);
    assertThat(new Shell(folder).run("scan", "dir", ".", "-q").err()).isEmpty();
    assertThat(new Shell(folder).run("scan", "dir", ".", "--progress", "json").err().lines())
        .hasSize(7)
        .allMatch(line -> line.startsWith("{\"event\":\""));
    assertThat(new Shell(folder).onTerminal(80).run("scan", "dir", ".").err())
        .contains("✔ dir         a jar")
        .contains("✔ inventory   1 package (1 maven)");
    assertThat(new Shell(folder).onTerminal(80).with("CI", "1").run("scan", "dir", ".").err())
        .doesNotContain("\u001b");
  }

  @Test
  void sbomIsTheSameOnEveryRun() {
    String first = new Shell(folder).run("sbom", "dir", ".").out();
    assertThat(new Shell(folder).run("sbom", "dir", ".").out()).isEqualTo(first);
    assertThat(first).contains("\"specVersion\" : \"1.6\"");
  }

  /// A document without a place for it says nothing of what could not be read.
  @Test
  void lossesAreSaidWhereTheResultCannotSayThem() {
    var partial = new Shell(folder, ScriptedEngine.Twist.PARTIAL);
    assertThat(partial.run("sbom", "dir", ".").err()).contains("  lib/broken.jar · cut off");
    assertThat(partial.run("sbom", "dir", ".", "-o", "table").err()).doesNotContain("cut off");
    assertThat(partial.run("sbom", "dir", ".", "-o", "table", "-v").err()).contains("cut off");
    assertThat(partial.run("scan", "dir", ".", "-o", "csv").err()).contains("cut off");
    assertThat(partial.run("sbom", "dir", ".", "-q").err()).isEmpty();
  }

  @Test
  void archivesOfARepositoryAreLearned() throws IOException {
    Path jar = folder.resolve("repository/org/example/mute/1.2/mute-1.2.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "bytes of an archive");
    String[] learn = {"db", "archives", "repository", "--data-dir", folder + "/data"};
    for (int again = 0; again < 2; again++) {
      assertThat(new Shell(folder).run(learn).out())
          .startsWith("1 archive read, 0 files could not be read; the index ")
          .endsWith("archives.tsv has 1 line\n");
    }
    // The digest is sha1sum's.
    assertThat(folder.resolve("data/archives.tsv"))
        .hasContent("4a36462c93f7b2861cbf49d2a9970b6a0a125cd3\torg.example:mute:1.2\n");
    assertThat(new Shell(folder).run("db", "archives", "nowhere").code()).isEqualTo(2);
    assertThat(new Shell(folder).run("db", "archives").code()).isEqualTo(2);
  }

  @Test
  void filesThatAreLeftOutAreSaid() {
    var run = new Shell(folder).run("scan", "dir", ".", "--exclude", "test", "-o", "plain");
    assertThat(run.out()).contains("# filter\t--exclude test\n");
    assertThat(new Shell(folder).run("scan", "dir", ".", "--exclude", "{a").lastErrorLine())
        .startsWith("exit 2: ");
    assertThat(new Shell(folder).run("sbom", "sbom", "b.json", "--include", "a").err())
        .contains("an SBOM has no files to choose from");
  }

  @Test
  void versionSaysWhatItJudgesWith() {
    var run = new Shell(folder).run("version", "-o", "json");
    assertThat(run.out())
        .contains("\"schema\" : \"assay.version/1\"")
        .contains("\"java\" : \"" + Runtime.version() + "\"")
        .contains("\"advisories\" : {");
    var without = new Shell(folder, ScriptedEngine.Twist.NO_INDEX).run("version", "-o", "json");
    assertThat(without.code()).isZero();
    assertThat(without.out()).contains("\"advisoriesProblem\" : \"");
    assertThat(new Shell(folder).run("version").out()).startsWith("assay ").endsWith(")\n");
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertThat(new Shell(folder).run("-q", "--color", "never", "scan", "dir", ".").code()).isZero();
    assertThat(new Shell(folder).run("--version").out()).startsWith("assay ");
  }

  @Test
  void configShowSaysWhereEachValueComesFrom() {
    assertThat(new Shell(folder).with("ASSAY_FAIL_ON", "kev").run("config", "show").out())
        .containsPattern("--fail-on +kev  \\(ASSAY_FAIL_ON\\)")
        .containsPattern("--color +auto  \\(default\\)");
  }
}
