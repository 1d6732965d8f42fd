package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// A scan for the comment on a pull request and the summary of a job, in GitHub Flavored Markdown:
/// what to do, the most urgent rows, the rest folded. GitHub and GitLab cut or refuse longer texts
/// than 65,536 characters, so that no document is longer than 60,000 bytes.
///
/// Names come from strangers: every character that could be markup or call somebody (`@`) is
/// written as a character reference.
public final class MarkdownFormat {
  private static final int MOST_BYTES = 60_000;

  /// Kept for what comes behind the rows.
  private static final int RESERVE = 12_000;

  private static final int MOST_STEPS = 10;
  private static final int MOST_NOTES = 50;
  private static final int LONGEST_CELL = 300;

  /// Rows that are seen before anything is unfolded.
  private static final int OPEN_ROWS = 10;

  private final ScanReport report;
  private final StringBuilder out = new StringBuilder();

  private MarkdownFormat(ScanReport report) {
    this.report = report;
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream stream) throws IOException {
    stream.write(new MarkdownFormat(report).document().getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  private String document() {
    out.append("## Assay: ").append(text(report.inventory().artifact().name())).append("\n\n");
    out.append(text(Headline.of(report))).append("\n\n");
    Tally tally = Tally.of(report);
    if (tally.findings() == 0) {
      out.append("**No known vulnerabilities in ")
          .append(Words.count(tally.packages(), "package"))
          .append(".**\n\n");
    }
    out.append("**").append(text(Headline.counts(tally, Words::of))).append("**\n");
    if (report.comparison().isMade()) {
      out.append("\n**").append(text(Headline.since(report.comparison()))).append("**\n");
      writeRows("New", report.comparison().fresh());
    }
    writeSteps();
    writeRows("Findings", report.findings());
    writeNotes();
    writeFacts();
    return out.toString();
  }

  private void writeSteps() {
    List<UpgradeStep> steps = UpgradeStep.of(report.findings());
    if (steps.isEmpty()) {
      return;
    }
    out.append("\n### Fix first\n\n");
    steps.stream()
        .limit(MOST_STEPS)
        .forEach(
            step ->
                out.append("1. ")
                    .append(code(step.title()))
                    .append(" ")
                    .append(text(step.effect()))
                    .append(step.names().isEmpty() ? "" : " · " + code(step.names()))
                    .append("\n"));
    if (steps.size() > MOST_STEPS) {
      out.append("\nand ")
          .append(Words.count(steps.size() - MOST_STEPS, "smaller upgrade"))
          .append("\n");
    }
  }

  private void writeRows(String title, List<PackageFinding> findings) {
    List<FindingRow> rows = FindingRow.of(findings);
    if (rows.isEmpty()) {
      return;
    }
    out.append("\n### ").append(title).append("\n\n");
    int open = Math.min(OPEN_ROWS, rows.size());
    int written = writeTable(rows.subList(0, open));
    if (rows.size() > open) {
      out.append("\n<details><summary>")
          .append(Words.count(rows.size() - open, "more row"))
          .append("</summary>\n\n");
      written += writeTable(rows.subList(open, rows.size()));
      out.append("\n</details>\n");
    }
    if (written < rows.size()) {
      out.append("\n")
          .append(Words.count(rows.size() - written, "row"))
          .append(" left out for length: `-o html` and `-o csv` have all\n");
    }
  }

  /// As many rows as there is room for.
  private int writeTable(List<FindingRow> rows) {
    out.append("| severity | score | EPSS | vulnerability | package | installed | fixed in |\n");
    out.append("|---|--:|--:|---|---|---|---|\n");
    int written = 0;
    for (FindingRow row : rows) {
      String line = line(row);
      if (length() + line.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES - RESERVE) {
        break;
      }
      out.append(line);
      written++;
    }
    return written;
  }

  private int length() {
    return out.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String line(FindingRow row) {
    PackageFinding finding = row.finding();
    String known = Words.isKnownExploited(finding) ? " (known exploited)" : "";
    return "| "
        + String.join(
            " | ",
            Words.of(finding.severity()) + known,
            text(Words.of(finding.score())),
            text(Words.percent(finding.vulnerability().exploitation().epss())),
            link(row),
            code(row.name()),
            code(row.version()),
            code(row.fixedIn()))
        + " |\n";
  }

  private static String link(FindingRow row) {
    String url = row.first().verdict().statement().url();
    return References.isLinkable(url) ? "[" + text(row.id()) + "](<" + url + ">)" : text(row.id());
  }

  private void writeNotes() {
    List<String> notes = References.notes(report);
    if (notes.isEmpty()) {
      return;
    }
    out.append("\n<details><summary>")
        .append(Words.count(notes.size(), "problem"))
        .append(": what was not read, judged or assessed</summary>\n\n");
    int written = 0;
    for (String note : notes) {
      if (written >= MOST_NOTES || length() > MOST_BYTES - 3_000) {
        break;
      }
      out.append("- ").append(text(note)).append("\n");
      written++;
    }
    if (written < notes.size()) {
      out.append("- and ").append(notes.size() - written).append(" more\n");
    }
    out.append("\n</details>\n");
  }

  private void writeFacts() {
    out.append("\n<sub>");
    out.append(
        References.facts(report).stream()
            .map(fact -> fact.name() + ": " + text(fact.value()))
            .collect(Collectors.joining(" · ")));
    out.append("</sub>\n");
  }

  private static String code(String words) {
    return words.isEmpty() ? "" : "<code>" + text(words) + "</code>";
  }

  private static String text(String words) {
    String clean = TerminalText.clean(words);
    String cut = clean.length() <= LONGEST_CELL ? clean : clean.substring(0, LONGEST_CELL) + "…";
    var text = new StringBuilder(cut.length());
    cut.codePoints().forEach(character -> append(text, character));
    return text.toString();
  }

  private static void append(StringBuilder text, int character) {
    boolean markup = "\\`*_{}[]<>()#|~!@&$\"'^".indexOf(character) >= 0;
    if (markup) {
      text.append("&#").append(character).append(';');
    } else {
      text.appendCodePoint(character);
    }
  }
}
