package dev.assay.delivery.format;

import dev.assay.delivery.Display;
import dev.assay.delivery.Grouping;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A scan for people: the answer first, then what to do about it, then the evidence.
public final class TableFormat {
  private final ScanReport report;
  private final Display display;
  private final TextPage page;
  private final Tally tally;

  private TableFormat(ScanReport report, Display display) {
    this.report = report;
    this.display = display;
    this.page = new TextPage(display);
    this.tally = Tally.of(report);
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, Display display, OutputStream out)
      throws IOException {
    new TableFormat(report, display).page().writeTo(out);
  }

  private TextPage page() {
    if (report.findings().isEmpty()
        && report.hidden().findings().isEmpty()
        && report.vex().hidden().isEmpty()) {
      page.line("No known vulnerabilities in " + Words.count(tally.packages(), "package") + ".");
      page.line("Advisories " + Headline.advisoryAge(report) + ".");
      writeComparison();
      new TableNotes(page, report).write();
      return page;
    }
    page.line(Headline.of(report));
    page.blank();
    writeCounts();
    writeComparison();
    new UpgradeTable(page, report.findings()).write();
    writeFindings();
    writeHidden();
    writeAnswered();
    new TableNotes(page, report).write();
    writeWhatNext();
    return page;
  }

  private void writeCounts() {
    String plain = Headline.counts(tally, Words::of);
    if (TerminalText.width(plain) <= page.width()) {
      page.fittingLine(Headline.counts(tally, page::colored));
    } else {
      page.line(plain);
    }
  }

  private void writeComparison() {
    if (!report.comparison().isMade()) {
      return;
    }
    page.line(TerminalText.clean(Headline.since(report.comparison())));
    if (!report.comparison().fresh().isEmpty()) {
      page.blank();
      page.line("NEW");
      writeRows(report.comparison().fresh());
    }
  }

  private void writeFindings() {
    if (report.findings().isEmpty()) {
      return;
    }
    if (display.grouping() == Grouping.NONE) {
      page.blank();
      writeRows(report.findings());
    } else {
      new FindingGroups(page, report, display).write();
    }
  }

  private void writeHidden() {
    ScanReport.Hidden hidden = report.hidden();
    if (hidden.findings().isEmpty()) {
      return;
    }
    String by = TerminalText.clean(hidden.filter());
    page.blank();
    if (!hidden.shown()) {
      page.line(hidden.findings().size() + " hidden by " + by + ": --show-hidden lists them");
      return;
    }
    page.line("HIDDEN by " + by);
    writeRows(hidden.findings());
  }

  private void writeAnswered() {
    List<PackageFinding> hidden = report.vex().hidden();
    if (hidden.isEmpty()) {
      return;
    }
    page.blank();
    if (!report.hidden().shown()) {
      page.line(hidden.size() + " hidden by VEX: --show-hidden lists them");
      return;
    }
    page.line("HIDDEN by VEX");
    writeRows(hidden);
    for (PackageFinding finding : hidden) {
      for (VulnerablePackage vulnerable : finding.packages()) {
        report
            .vex()
            .of(vulnerable.verdict())
            .ifPresent(
                said ->
                    page.line(
                        TerminalText.clean(
                            finding.vulnerability().id()
                                + " "
                                + vulnerable.installed().name()
                                + ": "
                                + VexWords.line(said)),
                        2));
      }
    }
  }

  private void writeRows(List<PackageFinding> findings) {
    List<FindingRow> rows = FindingRow.of(findings);
    int shown = display.limit() == 0 ? rows.size() : Math.min(display.limit(), rows.size());
    FindingTable.write(page, rows.subList(0, shown));
    if (shown < rows.size()) {
      page.line("… " + Words.count(rows.size() - shown, "more row") + ": --limit 0 shows all");
    }
  }

  private void writeWhatNext() {
    if (report.findings().isEmpty()) {
      return;
    }
    String id = TerminalText.clean(report.findings().getFirst().vulnerability().id());
    String why = "why: assay explain " + id + " " + TerminalText.clean(report.scan().target());
    String all = "all columns: -o plain";
    page.blank();
    if (TerminalText.width(why + "      " + all) <= page.width()) {
      page.fittingLine(why + "      " + all);
    } else {
      page.line(why);
      page.line(all);
    }
  }
}
