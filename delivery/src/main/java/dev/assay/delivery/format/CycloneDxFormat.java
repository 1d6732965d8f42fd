package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.property;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.InventoryReport;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// CycloneDX 1.6 JSON (ECMA-424, 1st edition): a bill of materials, with the vulnerabilities of
/// its components where they were judged. The serial number is made from the content, so that equal
/// content is the same document.
public final class CycloneDxFormat {
  private final JsonGenerator json;
  private final Inventory inventory;
  private final CycloneDxComponents components;

  private CycloneDxFormat(JsonGenerator json, Inventory inventory) {
    this.json = json;
    this.inventory = inventory;
    this.components =
        new CycloneDxComponents(json, inventory, CycloneDxComponents.Places.OCCURRENCES);
  }

  /// Writes a bill of materials; the stream stays open.
  public static void write(InventoryReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var document = new CycloneDxFormat(json, report.inventory());
    document.start(List.of());
    document.startMetadata(report.toolVersion());
    document.writeInventoryProperties();
    document.endMetadata();
    document.components.write();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  /// Writes a scan: the bill of materials and its vulnerabilities; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    write(report, out, false);
  }

  /// Writes a scan with an analysis for every verdict, the negative ones too.
  public static void writeVex(ScanReport report, OutputStream out) throws IOException {
    write(report, out, true);
  }

  private static void write(ScanReport report, OutputStream out, boolean everyVerdict)
      throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var document = new CycloneDxFormat(json, report.inventory());
    document.start(ids(report));
    document.startMetadata(report.scan().toolVersion(), report.scan().finished().toString());
    document.writeInventoryProperties();
    document.writeScanProperties(report);
    document.endMetadata();
    document.components.write();
    var vulnerabilities =
        new CycloneDxVulnerabilities(json, document.components, report, everyVerdict);
    json.writeArrayFieldStart("vulnerabilities");
    for (PackageFinding finding : report.findings()) {
      vulnerabilities.write(finding);
    }
    for (PackageFinding finding : report.vex().hidden()) {
      vulnerabilities.write(finding);
    }
    if (everyVerdict) {
      vulnerabilities.writeOtherVerdicts();
    }
    json.writeEndArray();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private static List<String> ids(ScanReport report) {
    var ids = new ArrayList<String>();
    ids.add(report.advisories().id());
    report.findings().forEach(finding -> ids.add(finding.vulnerability().id()));
    return ids;
  }

  private void start(List<String> judged) throws IOException {
    var content = new ArrayList<String>(judged);
    content.add(inventory.artifact().toString());
    content.add(inventory.operatingSystem().toString());
    for (InstalledPackage installed : inventory.packages()) {
      content.add(components.reference(installed));
      content.add(installed.location().path());
      content.add(installed.location().layer());
      content.add(installed.declaration().license());
    }
    json.writeStartObject();
    json.writeStringField("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    json.writeStringField("bomFormat", "CycloneDX");
    json.writeStringField("specVersion", "1.6");
    json.writeStringField("serialNumber", "urn:uuid:" + Fingerprint.uuid(content));
    json.writeNumberField("version", 1);
  }

  private void startMetadata(String toolVersion, String timestamp) throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeStringField("timestamp", timestamp);
    writeTool(toolVersion);
  }

  private void startMetadata(String toolVersion) throws IOException {
    json.writeObjectFieldStart("metadata");
    writeTool(toolVersion);
  }

  private void writeTool(String version) throws IOException {
    json.writeObjectFieldStart("tools");
    json.writeArrayFieldStart("components");
    json.writeStartObject();
    json.writeStringField("type", "application");
    json.writeStringField("name", "assay");
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    components.writeSubject();
    json.writeArrayFieldStart("properties");
  }

  private void writeInventoryProperties() throws IOException {
    for (var problem : inventory.problems()) {
      property(json, "assay:problem", problem.code() + " " + problem.message());
    }
  }

  private void writeScanProperties(ScanReport report) throws IOException {
    property(json, "assay:target", report.scan().target());
    property(json, "assay:advisories", report.advisories().id());
    property(json, "assay:advisories:time", report.advisories().dataTime().toString());
    property(json, "assay:advisories:starter", "" + report.advisories().starter());
    property(json, "assay:filter", report.hidden().filter());
    property(json, "assay:hidden", "" + report.hidden().findings().size());
    for (var verdict : report.undecidable()) {
      property(json, "assay:undecided", TableNotes.words(verdict));
    }
    for (var group : report.notAssessed()) {
      property(json, "assay:not-assessed", group.packages() + " " + group.reason());
    }
  }

  private void endMetadata() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }
}
