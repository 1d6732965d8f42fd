package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.model.Artifact;
import dev.assay.model.BuildStep;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A scan as one page to send to somebody: no script, nothing from the network, light and dark, and
/// on paper with every detail unfolded.
///
/// All words are escaped, and links go only where the address is a plain one. The policy in the
/// page's head keeps it harmless even if that failed.
public final class HtmlFormat {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private static final int OPEN_STEPS = 10;

  private final ScanReport report;
  private final BufferedWriter out;

  private HtmlFormat(ScanReport report, OutputStream stream) {
    this.report = report;
    this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream stream) throws IOException {
    new HtmlFormat(report, stream).write();
  }

  private void write() throws IOException {
    String name = text(report.inventory().artifact().name());
    line("<!doctype html>");
    line("<html lang=\"en\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<title>" + name + " · Assay</title>");
    line("<style>");
    out.write(Style.SHEET);
    line("</style>");
    line("</head>");
    line("<body>");
    line("<main>");
    line("<h1>" + name + "</h1>");
    line("<p>" + text(Headline.of(report)) + "</p>");
    line("<p class=\"counts\">" + text(Headline.counts(Tally.of(report), Words::of)) + "</p>");
    if (report.comparison().isMade()) {
      line("<p>" + text(Headline.since(report.comparison())) + "</p>");
      writeFindings("New", report.comparison().fresh());
    }
    writeSteps();
    writeFindings("Findings", report.findings());
    if (report.hidden().shown()) {
      writeFindings("Hidden by " + report.hidden().filter(), report.hidden().findings());
      writeFindings("Hidden by VEX", report.vex().hidden());
    }
    writeNotes();
    writeFacts();
    line("</main>");
    line("</body>");
    line("</html>");
    out.flush();
  }

  private void writeSteps() throws IOException {
    List<UpgradeStep> steps = UpgradeStep.of(report.findings());
    if (steps.isEmpty()) {
      return;
    }
    line("<h2>Fix first</h2>");
    int open = Math.min(OPEN_STEPS, steps.size());
    writeSteps(1, steps.subList(0, open));
    if (open < steps.size()) {
      String rest = Words.count(steps.size() - open, "smaller upgrade");
      line("<details><summary>" + rest + "</summary>");
      writeSteps(open + 1, steps.subList(open, steps.size()));
      line("</details>");
    }
  }

  private void writeSteps(int first, List<UpgradeStep> steps) throws IOException {
    line("<ol start=\"" + first + "\">");
    for (UpgradeStep step : steps) {
      String names = step.names().isEmpty() ? "" : " · " + text(step.names());
      line("<li><code>" + text(step.title()) + "</code> " + text(step.effect()) + names + "</li>");
    }
    line("</ol>");
  }

  private void writeFindings(String title, List<PackageFinding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    line("<h2>" + text(title) + "</h2>");
    line("<table>");
    line(
        "<thead><tr><th>Severity</th><th class=\"number\">Score</th><th class=\"number\">EPSS</th>"
            + "<th>Vulnerability</th><th>Package</th><th>Installed</th><th>Fixed in</th></tr></thead>");
    for (FindingRow row : FindingRow.of(findings)) {
      writeRow(row);
    }
    line("</table>");
  }

  private void writeRow(FindingRow row) throws IOException {
    PackageFinding finding = row.finding();
    String severity = Words.of(finding.severity());
    String known =
        Words.isKnownExploited(finding) ? " <strong class=\"known\">known exploited</strong>" : "";
    line("<tbody>");
    line(
        "<tr>"
            + ("<td><span class=\"severity " + severity + "\">" + severity + "</span></td>")
            + ("<td class=\"number\">" + text(Words.of(finding.score())) + "</td>")
            + "<td class=\"number\">"
            + text(Words.percent(finding.vulnerability().exploitation().epss()))
            + "</td>"
            + ("<td>" + link(row) + known + "</td>")
            + ("<td>" + text(row.name()) + "</td>")
            + ("<td>" + text(row.version()) + "</td>")
            + ("<td>" + text(row.fixedIn()) + "</td>")
            + "</tr>");
    line("<tr><td colspan=\"7\"><details><summary>why and where</summary>");
    String words = finding.vulnerability().text().description();
    if (!words.isEmpty()) {
      line("<p>" + text(words) + "</p>");
    }
    line("<ul>");
    for (String evidence : row.first().verdict().evidence()) {
      line("<li>" + text(evidence) + "</li>");
    }
    for (VulnerablePackage place : row.places()) {
      line("<li>at <code>" + text(place(place)) + "</code></li>");
    }
    line("</ul></details></td></tr>");
    line("</tbody>");
  }

  private String place(VulnerablePackage place) {
    var location = place.installed().location();
    String line = location.line() > 0 ? ":" + location.line() : "";
    return location.path() + line + step(location.layer());
  }

  private String step(String layer) {
    Optional<BuildStep> step =
        report.inventory().artifact() instanceof Artifact.Image image
            ? image.step(layer)
            : Optional.empty();
    return step.map(made -> " · made by " + made.createdBy() + (made.isOfBase() ? " · base" : ""))
        .orElse("");
  }

  private static String link(FindingRow row) {
    String url = row.first().verdict().statement().url();
    String id = text(row.id());
    return References.isLinkable(url)
        ? "<a rel=\"noreferrer\" href=\"" + text(url) + "\">" + id + "</a>"
        : id;
  }

  private void writeNotes() throws IOException {
    List<String> notes = References.notes(report);
    if (notes.isEmpty()) {
      return;
    }
    line("<h2>What was not read, judged or assessed</h2>");
    line("<ul>");
    for (String note : notes) {
      line("<li>" + text(note) + "</li>");
    }
    line("</ul>");
  }

  private void writeFacts() throws IOException {
    line("<footer><dl>");
    for (References.Fact fact : References.facts(report)) {
      line("<dt>" + text(fact.name()) + "</dt><dd>" + text(fact.value()) + "</dd>");
    }
    line("</dl></footer>");
  }

  private static String text(String words) {
    String clean = TerminalText.clean(words);
    var text = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  /// Colours have a contrast of at least 4.5 to 1 on their ground (WCAG 2.2, 1.4.3).
  private static final class Style {
    private static final String SHEET =
        """
        :root { color-scheme: light dark; --line: #d0d4da; --soft: #596270; --link: #0b5cad; }
        @media (prefers-color-scheme: dark) { :root { --line: #3b424d; --soft: #a6afbb; --link: #7db8ff; } }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 0; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin-top: 2rem; }
        .counts { font-weight: 600; }
        a { color: var(--link); }
        code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .6rem; vertical-align: top; overflow-wrap: anywhere; }
        thead th { border-bottom: 2px solid var(--line); }
        tbody tr:first-child td { border-top: 1px solid var(--line); }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        details { color: var(--soft); }
        summary { cursor: pointer; }
        .severity { display: inline-block; min-width: 5.5em; padding: 0 .4em; border-radius: 3px; }
        .critical { background: #8b1a1a; color: #fff; }
        .high { background: #b04a00; color: #fff; }
        .medium { background: #ffd769; color: #2b2300; }
        .low { background: #d7e8f7; color: #10324f; }
        .informational, .untriaged { background: #e4e6ea; color: #333a44; }
        .known { color: #b3261e; }
        @media (prefers-color-scheme: dark) { .known { color: #ff8a80; } }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; color: var(--soft); }
        dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
        @media print {
          main { max-width: none; padding: 0; }
          tbody { break-inside: avoid; }
          details::details-content { content-visibility: visible; height: auto; }
        }
        """;

    private Style() {}
  }
}
