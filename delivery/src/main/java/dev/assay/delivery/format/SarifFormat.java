package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.SarifDocument;
import dev.assay.delivery.SarifDocument.Notification;
import dev.assay.delivery.SarifDocument.Place;
import dev.assay.delivery.SarifDocument.Result;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Verdict;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Purl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// A scan for code scanning: a rule for each vulnerability, a result for each place where an
/// affected package is written down. Hidden findings are left out and counted.
public final class SarifFormat {
  private final ScanReport report;
  private final SarifDocument document;

  private SarifFormat(ScanReport report, SarifDocument document) {
    this.report = report;
    this.document = document;
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    var document = SarifDocument.begin(out, report.scan().toolVersion());
    new SarifFormat(report, document).write();
  }

  private void write() throws IOException {
    var all = new ArrayList<PackageFinding>(report.findings());
    all.addAll(report.vex().hidden());
    for (PackageFinding finding : all) {
      document.rule(SarifRule.of(finding));
    }
    document.results(report.scan().started(), report.scan().finished(), notifications());
    for (int rule = 0; rule < all.size(); rule++) {
      for (VulnerablePackage vulnerable : all.get(rule).packages()) {
        writeResult(rule, all.get(rule), vulnerable);
      }
    }
    document.end(this::writeRunProperties);
  }

  private List<Notification> notifications() {
    List<Notification> notifications = new ArrayList<>();
    for (InputProblem problem : report.inventory().problems()) {
      notifications.add(new Notification(problem.code(), problem.message()));
    }
    for (Verdict.Undecidable verdict : report.undecidable()) {
      notifications.add(new Notification("undecided", TableNotes.words(verdict)));
    }
    for (var group : report.notAssessed()) {
      notifications.add(
          new Notification(
              "not-assessed", Words.count(group.packages(), "package") + ": " + group.reason()));
    }
    return notifications;
  }

  private void writeResult(int rule, PackageFinding finding, VulnerablePackage vulnerable)
      throws IOException {
    InstalledPackage installed = vulnerable.installed();
    String id = finding.vulnerability().id();
    document.result(
        new Result(
            id,
            rule,
            SarifRule.level(finding.severity()),
            installed.name()
                + " "
                + installed.version()
                + " has "
                + id
                + (vulnerable.isFixable() ? "; fixed in " : "; fix: ")
                + Words.of(vulnerable.verdict().fix()),
            new Place(
                installed.location().path(),
                installed.location().line(),
                "package",
                installed.name() + "@" + installed.version()),
            identity(id, installed),
            report
                .vex()
                .of(vulnerable.verdict())
                .filter(said -> said.answer().hides())
                .map(VexWords::line)
                .orElse("")),
        json -> writeProperties(json, finding, vulnerable));
  }

  private void writeProperties(
      JsonGenerator json, PackageFinding finding, VulnerablePackage vulnerable) throws IOException {
    InstalledPackage installed = vulnerable.installed();
    json.writeStringField(
        "purl", Purl.of(installed, report.inventory().operatingSystem()).toString());
    json.writeStringField("severity", Words.of(finding.severity()));
    json.writeBooleanField("knownExploited", Words.isKnownExploited(finding));
    JsonOutput.optional(json, "layer", installed.location().layer());
    JsonOutput.optional(json, "remediation", vulnerable.remediation());
    JsonOutput.strings(json, "evidence", vulnerable.verdict().evidence());
  }

  /// Without version and line: the alert stays the same one while the package moves within its file
  /// or to another affected version.
  private static List<String> identity(String id, InstalledPackage installed) {
    return List.of(id, installed.type().purlType(), installed.name(), installed.location().path());
  }

  private void writeRunProperties(JsonGenerator json) throws IOException {
    json.writeStringField("target", report.scan().target());
    JsonOutput.optional(json, "targetDigest", Words.digest(report.inventory().artifact()));
    json.writeStringField("advisories", report.advisories().id());
    json.writeStringField("advisoriesTime", report.advisories().dataTime().toString());
    json.writeBooleanField("advisoriesStarter", report.advisories().starter());
    json.writeStringField("filter", report.hidden().filter());
    json.writeNumberField("hidden", report.hidden().findings().size());
  }
}
