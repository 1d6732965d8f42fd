package dev.assay.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.assay.delivery.Display;
import dev.assay.delivery.Explanation;
import dev.assay.delivery.InventoryReport;
import dev.assay.delivery.ReportFormat;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.match.Fix;
import dev.assay.match.Verdict;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatsTest {
  private static final Map<String, ScanReport> REPORTS =
      Map.of(
          "alpine-image", Samples.alpineImage(),
          "hostile-folder", Samples.hostileFolder(),
          "clean-function", Samples.clean());
  private static final Display PLAIN = new Display(80, false, 0);

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void tableLooksAsReviewedAndFitsItsTerminal(int width) throws IOException {
    for (var sample : REPORTS.entrySet()) {
      byte[] table = written(ReportFormat.TABLE, sample.getValue(), new Display(width, false, 0));
      Golden.check(sample.getKey() + "/table-" + width + ".txt", table);
      assertThat(new String(table, StandardCharsets.UTF_8).lines())
          .as(sample.getKey() + " at " + width)
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(width));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void coloursAddNothingButColours(int width) throws IOException {
    for (ScanReport report : REPORTS.values()) {
      String plain = text(ReportFormat.TABLE, report, new Display(width, false, 0));
      String colored = text(ReportFormat.TABLE, report, new Display(width, true, 0));
      assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }
    Golden.check(
        "alpine-image/table-" + width + "-color.txt",
        written(ReportFormat.TABLE, Samples.alpineImage(), new Display(width, true, 0)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {
        "PLAIN",
        "JSON",
        "JSONL",
        "SARIF",
        "CYCLONEDX",
        "AWS_JSON",
        "CSV",
        "MARKDOWN",
        "HTML"
      })
  void documentsLookAsReviewed(ReportFormat format) throws IOException {
    for (var sample : REPORTS.entrySet()) {
      Golden.check(
          sample.getKey() + "/" + format.word() + extension(format),
          written(format, sample.getValue(), PLAIN));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {
        "TABLE",
        "PLAIN",
        "JSON",
        "JSONL",
        "SARIF",
        "CYCLONEDX",
        "AWS_JSON",
        "CSV",
        "MARKDOWN",
        "HTML",
        "OPENVEX",
        "CSAF_VEX",
        "CYCLONEDX_VEX"
      })
  void nothingThatMovesACursorReachesAnyFormat(ReportFormat format) throws IOException {
    String text = text(format, Samples.hostileFolder(), PLAIN);
    assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t'))
        .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"JSON", "JSONL", "SARIF", "CYCLONEDX", "AWS_JSON"})
  void everyJsonDocumentCanBeReadAgain(ReportFormat format) throws IOException {
    for (ScanReport report : REPORTS.values()) {
      assertThat(tokens(written(format, report, PLAIN))).isGreaterThan(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {
        "TABLE",
        "PLAIN",
        "JSON",
        "JSONL",
        "SARIF",
        "CYCLONEDX",
        "OPENVEX",
        "CSAF_VEX",
        "CYCLONEDX_VEX"
      })
  void whatVexAnsweredIsKeptAndSaid(ReportFormat format) throws IOException {
    Golden.check(
        "answered-image/" + format.word() + extension(format),
        written(format, Samples.answered(), PLAIN));
  }

  @Test
  void limitSaysWhatItCut() throws IOException {
    String text = text(ReportFormat.TABLE, Samples.alpineImage(), new Display(80, false, 2));
    assertThat(text).contains("… 4 more rows: --limit 0 shows all");
  }

  @Test
  void findingsOfTheReportDoNotDependOnTheOrderTheyCameIn() throws IOException {
    ScanReport report = Samples.alpineImage();
    var reversed =
        new ScanReport(
            report.scan(),
            report.inventory(),
            report.advisories(),
            report.findings().reversed(),
            report.hidden(),
            report.undecidable(),
            report.notAssessed());
    assertThat(text(ReportFormat.JSON, reversed, PLAIN))
        .isEqualTo(text(ReportFormat.JSON, report, PLAIN));
  }

  @Test
  void jsonTellsWhatAHostListensOn() throws IOException {
    var sshd =
        new ListeningSocket(
            ListeningSocket.Transport.TCP, "::", 22, "sshd", "usr/sbin/sshd", "openssh-server");
    assertThat(text(ReportFormat.JSON, onHost(new Listening.Known(List.of(sshd))), PLAIN))
        .containsIgnoringWhitespaces(
            """
            "listening": [{"protocol": "TCP", "address": "::", "port": 22, "process": "sshd",
              "executable": "usr/sbin/sshd", "package": "openssh-server"}]""");
    assertThat(text(ReportFormat.JSON, onHost(new Listening.Unknown("denied")), PLAIN))
        .containsIgnoringWhitespaces("\"listeningUnknown\": \"denied\"");
  }

  private static ScanReport onHost(Listening listening) {
    ScanReport report = Samples.alpineImage();
    var inventory = report.inventory();
    return new ScanReport(
        report.scan(),
        new Inventory(
            new Artifact.Host("web-1", "", "", "6.1.0", "x86_64", listening),
            inventory.operatingSystem(),
            inventory.packages(),
            inventory.problems()),
        report.advisories(),
        report.findings(),
        report.hidden(),
        report.undecidable(),
        report.notAssessed());
  }

  @Test
  void awsJsonShapesEachKindOfArtifact() throws IOException {
    Map<String, Artifact> artifacts =
        Map.of(
            "host",
                new Artifact.Host(
                    "web-1",
                    "0123456789abcdef",
                    "",
                    "6.1.0",
                    "x86_64",
                    new Listening.Unknown("nobody looked")),
            "folder", new Artifact.Folder("/srv/app"),
            "function", new Artifact.Function("build/fn.zip", "q83vEjRWeJA=", 99),
            "sbom", new Artifact.Sbom("bom.json", "CycloneDX 1.6", ""),
            "archive",
                new Artifact.Image(
                    "./out/app.tar", "", "linux/arm64/v8", List.of(), List.of(), ""));
    for (var artifact : artifacts.entrySet()) {
      Golden.check(
          "aws-resources/" + artifact.getKey() + ".json",
          written(ReportFormat.AWS_JSON, Samples.of(artifact.getValue()), PLAIN));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportFormat.class,
      names = {"TABLE", "PLAIN", "JSON", "CYCLONEDX", "SPDX"})
  void billsOfMaterialsLookAsReviewed(ReportFormat format) throws IOException {
    var report = new InventoryReport("0.1.0", "image app:1.4", Samples.alpineImage().inventory());
    var out = new ByteArrayOutputStream();
    format.write(report, PLAIN, out);
    Golden.check("bill-of-materials/" + format.word() + extension(format), out.toByteArray());
  }

  @Test
  void explanationsLookAsReviewed() throws IOException {
    Inventory inventory = Samples.alpineImage().inventory();
    var musl = inventory.packages().getLast();
    var affected = Samples.verdict(inventory.packages().getFirst(), new Fix.Upgrade("3.3.3-r0"));
    var explanation =
        new Explanation(
            "CVE-2024-12797",
            "image app:1.4",
            inventory,
            Samples.FRESH,
            List.of(
                Samples.vulnerability(
                    "CVE-2024-12797", Samples.nvd("7.4"), Samples.epss(0.012), true)),
            List.of(
                affected,
                new Verdict.NotAffected(
                    musl, affected.statement(), List.of("1.2.5-r0 is not below 1.2.4-r0"))));
    for (ReportFormat format : ReportFormat.OF_EXPLANATIONS) {
      var out = new ByteArrayOutputStream();
      format.write(explanation, PLAIN, out);
      Golden.check("explanation/" + format.word() + extension(format), out.toByteArray());
    }
  }

  @Test
  void unknownVulnerabilityIsSaidToBeUnknownNotAbsent() throws IOException {
    var explanation =
        new Explanation(
            "CVE-1999-0001",
            "dir .",
            Samples.clean().inventory(),
            Samples.FRESH,
            List.of(),
            List.of());
    var out = new ByteArrayOutputStream();
    ReportFormat.TABLE.write(explanation, PLAIN, out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("CVE-1999-0001 is not in the advisories: nothing is known about it.");
  }

  private static String extension(ReportFormat format) {
    return switch (format) {
      case TABLE, PLAIN -> ".txt";
      case JSONL -> ".jsonl";
      case CSV -> ".csv";
      case MARKDOWN -> ".md";
      case HTML -> ".html";
      case JSON, SARIF, CYCLONEDX, SPDX, AWS_JSON, OPENVEX, CSAF_VEX, CYCLONEDX_VEX -> ".json";
    };
  }

  private static byte[] written(ReportFormat format, ScanReport report, Display display)
      throws IOException {
    var out = new ByteArrayOutputStream();
    format.write(report, display, out);
    return out.toByteArray();
  }

  private static String text(ReportFormat format, ScanReport report, Display display)
      throws IOException {
    return new String(written(format, report, display), StandardCharsets.UTF_8);
  }

  private static int tokens(byte[] document) throws IOException {
    int count = 0;
    try (JsonParser json = new JsonFactory().createParser(document)) {
      while (json.nextToken() != null) {
        count++;
      }
    }
    return count;
  }
}
