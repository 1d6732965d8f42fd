package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/// The content of [JsonFormat] as one small document a line, each with a `record` that names its
/// kind: first `scan`, last `end` with the counts. A file without its `end` was cut off.
public final class JsonLinesFormat {
  private final JsonGenerator json;
  private final ReportJson around;
  private final FindingJson findings;

  private JsonLinesFormat(ScanReport report, JsonGenerator json) {
    this.json = json;
    this.around = new ReportJson(json);
    this.findings = new FindingJson(json, report.inventory().operatingSystem(), report.vex());
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.lines(out);
    new JsonLinesFormat(report, json).write(report);
    json.close();
    out.flush();
  }

  private void write(ScanReport report) throws IOException {
    start("scan");
    json.writeStringField("schema", JsonFormat.SCHEMA);
    around.writeTool(report.scan().toolVersion());
    around.writeScan(report);
    around.writeArtifact(report.inventory());
    around.writeAdvisories(report.advisories());
    json.writeStringField("filter", report.hidden().filter());
    end();
    Set<PackageFinding> fresh = new HashSet<>(report.comparison().fresh());
    for (PackageFinding finding : report.findings()) {
      start("finding");
      findings.writeFields(finding, false);
      if (report.comparison().isMade()) {
        json.writeBooleanField("new", fresh.contains(finding));
      }
      end();
    }
    if (report.hidden().shown()) {
      for (PackageFinding finding : report.hidden().findings()) {
        writeHidden(finding);
      }
    }
    for (PackageFinding finding : report.vex().hidden()) {
      writeHidden(finding);
    }
    for (Baseline.Known gone : report.comparison().gone()) {
      start("fixedSince");
      around.writeFields(gone);
      end();
    }
    for (Verdict.Undecidable verdict : report.undecidable()) {
      start("undecidable");
      findings.writeVerdictFields(verdict);
      end();
    }
    for (MatchResult.NotAssessed group : report.notAssessed()) {
      start("notAssessed");
      json.writeStringField("reason", group.reason());
      json.writeNumberField("packages", group.packages());
      end();
    }
    for (InputProblem problem : report.inventory().problems()) {
      start("problem");
      around.writeFields(problem);
      end();
    }
    for (InputProblem problem : report.vex().problems()) {
      start("problem");
      around.writeFields(problem);
      end();
    }
    start("end");
    around.writeCounts(report);
    end();
  }

  private void writeHidden(PackageFinding finding) throws IOException {
    start("finding");
    findings.writeFields(finding, true);
    end();
  }

  private void start(String kind) throws IOException {
    json.writeStartObject();
    json.writeStringField("record", kind);
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
