package dev.assay.delivery.format;

import dev.assay.advisory.Epss;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One record a line for grep and awk: tabs between columns, nothing cut, no column ever moves.
/// Lines that start with `#` say what the rest of the file is about. An empty value is `-`.
public final class PlainFormat {
  private static final List<String> COLUMNS =
      List.of(
          "severity",
          "score",
          "epss",
          "known-exploited",
          "vulnerability",
          "package",
          "installed",
          "fixed-in",
          "type",
          "path",
          "line",
          "layer",
          "source",
          "hidden");

  private final BufferedWriter out;

  private PlainFormat(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream stream) throws IOException {
    new PlainFormat(stream).write(report);
  }

  private void write(ScanReport report) throws IOException {
    writeFacts(report);
    line("#" + String.join("\t", COLUMNS));
    for (PackageFinding finding : report.findings()) {
      writeFinding(finding, "no");
    }
    if (report.hidden().shown()) {
      for (PackageFinding finding : report.hidden().findings()) {
        writeFinding(finding, "yes");
      }
    }
    for (PackageFinding finding : report.vex().hidden()) {
      writeFinding(finding, "vex");
    }
    out.flush();
  }

  private void writeFacts(ScanReport report) throws IOException {
    fact("tool", "assay " + report.scan().toolVersion());
    fact("target", report.scan().target());
    fact("digest", Words.digest(report.inventory().artifact()));
    fact("advisories", report.advisories().id());
    fact("advisories-time", report.advisories().dataTime().toString());
    fact("advisories-starter", report.advisories().starter() ? "yes" : "no");
    fact("packages", Integer.toString(report.inventory().packages().size()));
    fact("filter", report.hidden().filter());
    fact("hidden", Integer.toString(report.hidden().findings().size()));
    for (InputProblem problem : report.inventory().problems()) {
      fact("problem", problem.code() + " " + problem.message());
    }
    for (Verdict.Undecidable verdict : report.undecidable()) {
      fact("undecided", TableNotes.words(verdict));
    }
    if (!report.vex().statements().isEmpty()) {
      fact("hidden-by-vex", Integer.toString(report.vex().hidden().size()));
    }
    for (InputProblem problem : report.vex().problems()) {
      fact("problem", problem.code() + " " + problem.message());
    }
    for (var group : report.notAssessed()) {
      fact("not-assessed", group.packages() + " " + group.reason());
    }
  }

  private void writeFinding(PackageFinding finding, String hidden) throws IOException {
    for (VulnerablePackage vulnerable : finding.packages()) {
      var installed = vulnerable.installed();
      line(
          String.join(
              "\t",
              List.of(
                  Words.of(finding.severity()),
                  value(Words.of(finding.score())),
                  value(epss(finding.vulnerability().exploitation().epss())),
                  Words.isKnownExploited(finding) ? "yes" : "no",
                  value(finding.vulnerability().id()),
                  value(installed.name()),
                  value(installed.version()),
                  value(Words.of(vulnerable.verdict().fix())),
                  installed.type().purlType(),
                  value(installed.location().path()),
                  value(installed.location().line() == 0 ? "" : "" + installed.location().line()),
                  value(installed.location().layer()),
                  value(finding.source()),
                  hidden)));
    }
  }

  private static String epss(Epss epss) {
    return switch (epss) {
      case Epss.Scored scored -> Words.decimal(scored.score(), 5);
      case Epss.Unscored() -> "";
    };
  }

  private void fact(String name, String fact) throws IOException {
    line("# " + name + "\t" + value(fact));
  }

  private static String value(String text) {
    return text.isEmpty() ? "-" : TerminalText.clean(text);
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
