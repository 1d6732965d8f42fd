package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.InventoryReport;
import dev.assay.model.InstalledPackage;
import java.io.IOException;
import java.io.OutputStream;

/// An inventory as one JSON document: `docs/reference/scan-json.md`.
public final class InventoryJson {
  private InventoryJson() {}

  /// Writes an inventory; the stream stays open.
  public static void write(InventoryReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var around = new ReportJson(json);
    var packages = new PackageJson(json, report.inventory().operatingSystem());
    json.writeStartObject();
    json.writeStringField("schema", "assay.inventory/1");
    around.writeTool(report.toolVersion());
    json.writeStringField("target", report.target());
    around.writeArtifact(report.inventory());
    json.writeArrayFieldStart("packages");
    for (InstalledPackage installed : report.inventory().packages()) {
      json.writeStartObject();
      packages.writeFields(installed);
      json.writeEndObject();
    }
    json.writeEndArray();
    around.writeProblems(report.inventory().problems());
    json.writeEndObject();
    JsonOutput.end(json, out);
  }
}
