package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/// A scan as one JSON document: `docs/reference/scan-json.md`. Fields are only ever added.
public final class JsonFormat {
  static final String SCHEMA = "assay.scan/1";

  private JsonFormat() {}

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var around = new ReportJson(json);
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    around.writeTool(report.scan().toolVersion());
    around.writeScan(report);
    around.writeArtifact(report.inventory());
    around.writeAdvisories(report.advisories());
    json.writeStringField("filter", report.hidden().filter());
    around.writeCounts(report);
    writeSteps(json, report);
    writeFindings(json, report);
    if (report.comparison().isMade()) {
      json.writeStringField("baseline", report.comparison().baseline());
      json.writeArrayFieldStart("fixedSince");
      for (Baseline.Known gone : report.comparison().gone()) {
        json.writeStartObject();
        around.writeFields(gone);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    writeUndecidable(json, report);
    json.writeArrayFieldStart("notAssessed");
    for (MatchResult.NotAssessed group : report.notAssessed()) {
      json.writeStartObject();
      json.writeStringField("reason", group.reason());
      json.writeNumberField("packages", group.packages());
      json.writeEndObject();
    }
    json.writeEndArray();
    var problems = new ArrayList<>(report.inventory().problems());
    problems.addAll(report.vex().problems());
    around.writeProblems(problems);
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private static void writeSteps(JsonGenerator json, ScanReport report) throws IOException {
    json.writeArrayFieldStart("fixFirst");
    for (UpgradeStep step : UpgradeStep.of(report.findings())) {
      json.writeStartObject();
      UpgradePlanJson.writeFields(json, step);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFindings(JsonGenerator json, ScanReport report) throws IOException {
    var findings = new FindingJson(json, report.inventory().operatingSystem(), report.vex());
    Set<PackageFinding> fresh = new HashSet<>(report.comparison().fresh());
    json.writeArrayFieldStart("findings");
    for (PackageFinding finding : report.findings()) {
      json.writeStartObject();
      findings.writeFields(finding, false);
      if (report.comparison().isMade()) {
        json.writeBooleanField("new", fresh.contains(finding));
      }
      json.writeEndObject();
    }
    if (report.hidden().shown()) {
      for (PackageFinding finding : report.hidden().findings()) {
        json.writeStartObject();
        findings.writeFields(finding, true);
        json.writeEndObject();
      }
    }
    for (PackageFinding finding : report.vex().hidden()) {
      json.writeStartObject();
      findings.writeFields(finding, true);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeUndecidable(JsonGenerator json, ScanReport report) throws IOException {
    var verdicts = new FindingJson(json, report.inventory().operatingSystem(), report.vex());
    json.writeArrayFieldStart("undecidable");
    for (Verdict.Undecidable verdict : report.undecidable()) {
      json.writeStartObject();
      verdicts.writeVerdictFields(verdict);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
