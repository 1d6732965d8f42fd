package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.Purl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// SARIF 2.1.0 for code scanning: a rule for each vulnerability, a result for each place where an
/// affected package is written down. Hidden findings are left out and counted.
public final class SarifFormat {
  private final ScanReport report;
  private final JsonGenerator json;

  private SarifFormat(ScanReport report, JsonGenerator json) {
    this.report = report;
    this.json = json;
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    new SarifFormat(report, json).write();
    JsonOutput.end(json, out);
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Assay");
    json.writeStringField("version", report.scan().toolVersion());
    json.writeArrayFieldStart("rules");
    for (PackageFinding finding : report.findings()) {
      SarifRule.write(json, finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    writeInvocation();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (int rule = 0; rule < report.findings().size(); rule++) {
      for (VulnerablePackage vulnerable : report.findings().get(rule).packages()) {
        writeResult(rule, report.findings().get(rule), vulnerable);
      }
    }
    json.writeEndArray();
    writeRunProperties();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeInvocation() throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeStringField("startTimeUtc", report.scan().started().toString());
    json.writeStringField("endTimeUtc", report.scan().finished().toString());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (InputProblem problem : report.inventory().problems()) {
      writeNotification(problem.code(), problem.message());
    }
    for (Verdict.Undecidable verdict : report.undecidable()) {
      writeNotification("undecided", TableNotes.words(verdict));
    }
    for (var group : report.notAssessed()) {
      writeNotification(
          "not-assessed", Words.count(group.packages(), "package") + ": " + group.reason());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void writeNotification(String code, String message) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("descriptor");
    json.writeStringField("id", code);
    json.writeEndObject();
    json.writeStringField("level", "warning");
    writeText("message", message);
    json.writeEndObject();
  }

  private void writeResult(int rule, PackageFinding finding, VulnerablePackage vulnerable)
      throws IOException {
    InstalledPackage installed = vulnerable.installed();
    json.writeStartObject();
    json.writeStringField("ruleId", finding.vulnerability().id());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", SarifRule.level(finding.severity()));
    writeText(
        "message",
        installed.name()
            + " "
            + installed.version()
            + " has "
            + finding.vulnerability().id()
            + (vulnerable.isFixable() ? "; fixed in " : "; fix: ")
            + Words.of(vulnerable.verdict().fix()));
    writeLocation(installed);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("assay/v1", fingerprint(finding, installed));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField(
        "purl", Purl.of(installed, report.inventory().operatingSystem()).toString());
    json.writeStringField("severity", Words.of(finding.severity()));
    json.writeBooleanField("knownExploited", Words.isKnownExploited(finding));
    JsonOutput.optional(json, "layer", installed.location().layer());
    JsonOutput.optional(json, "remediation", vulnerable.remediation());
    JsonOutput.strings(json, "evidence", vulnerable.verdict().evidence());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLocation(InstalledPackage installed) throws IOException {
    PackageLocation location = installed.location();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", SarifRule.relativeUri(location.path()));
    json.writeEndObject();
    // Code scanning shows no result without a line, so a file without lines is shown by its first.
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, location.line()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("kind", "package");
    json.writeStringField("fullyQualifiedName", installed.name() + "@" + installed.version());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /// Without version and line: the alert stays the same one while the package moves within its file
  /// or to another affected version.
  private static String fingerprint(PackageFinding finding, InstalledPackage installed) {
    return Fingerprint.of(
        List.of(
            finding.vulnerability().id(),
            installed.type().purlType(),
            installed.name(),
            installed.location().path()));
  }

  private void writeRunProperties() throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeStringField("target", report.scan().target());
    JsonOutput.optional(json, "targetDigest", Words.digest(report.inventory().artifact()));
    json.writeStringField("advisories", report.advisories().id());
    json.writeStringField("advisoriesTime", report.advisories().dataTime().toString());
    json.writeBooleanField("advisoriesStarter", report.advisories().starter());
    json.writeStringField("filter", report.hidden().filter());
    json.writeNumberField("hidden", report.hidden().findings().size());
    json.writeEndObject();
  }

  private void writeText(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
