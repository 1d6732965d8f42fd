package dev.assay.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.delivery.Display;
import dev.assay.delivery.ReportFormat;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// What a stranger's names can do to the documents that people open: nothing.
final class PeopleFormatsTest {
  private static final String HOSTILE =
      "@everyone</code></td><script>alert(1)</script>|`x`[a](javascript:alert(1))<!--&amp;\"'";

  @Test
  void namesAreNoMarkupInMarkdown() throws IOException {
    String text = written(ReportFormat.MARKDOWN, of(HOSTILE, 1));
    assertThat(text).doesNotContain("<script", "@everyone", "](javascript", "`", "<!--");
    assertThat(text.lines().filter(line -> line.startsWith("| high")))
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(8));
  }

  @Test
  void aMarkdownDocumentHasRoomInACommentWhateverItSays() throws IOException {
    String text = written(ReportFormat.MARKDOWN, of(HOSTILE, 3_000));
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(60_000);
    assertThat(text).contains("left out for length").contains("</details>").endsWith("</sub>\n");
  }

  /// The page is also well-formed XML but for its doctype and empty `meta` elements, so that a
  /// parser of XML tells which elements there are.
  @Test
  void namesAreNoElementsInHtml() throws Exception {
    String page = written(ReportFormat.HTML, of(HOSTILE, 1));
    String xml = page.replace("<!doctype html>\n", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("td").item(4).getTextContent()).isEqualTo(HOSTILE);
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void aCellIsNoFormula() throws IOException {
    List<String> names = List.of("=1+1", "+1", "-1", "@SUM(A1)", "a,\"b\"");
    for (String name : names) {
      try (CSVParser parser =
          CSVParser.parse(
              written(ReportFormat.CSV, of(name, 1)),
              CSVFormat.RFC4180.builder().setHeader().get())) {
        CSVRecord row = parser.getRecords().getFirst();
        String cell = row.get("Affected Packages");
        assertThat(cell).isEqualTo(name.startsWith("a") ? name : "'" + name);
        assertThat(row.get("Vulnerability Id")).isEqualTo("CVE-2024-0000");
      }
    }
  }

  private static ScanReport of(String name, int findings) {
    List<PackageFinding> all =
        IntStream.range(0, findings)
            .mapToObj(
                i -> {
                  InstalledPackage installed = Samples.npm(name, "1.0." + i, "app/" + i);
                  return Samples.finding(
                      Samples.vulnerability(
                          "CVE-2024-%04d".formatted(i),
                          Samples.nvd("7.5"),
                          Samples.epss(0.1),
                          false),
                      Severity.HIGH,
                      new Score.Rated(Samples.nvd("7.5").getFirst()),
                      Samples.affected(installed, "2.0"));
                })
            .toList();
    return Samples.of(all);
  }

  private static String written(ReportFormat format, ScanReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    format.write(report, new Display(80, false, 0), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
