package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.delivery.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scan as a CSAF 2.0 document of the profile VEX (OASIS, 4.5): every package at every place is a
/// product.
public final class CsafVexFormat {
  private final JsonGenerator json;
  private final Map<String, String> products = new LinkedHashMap<>();

  private CsafVexFormat(JsonGenerator json) {
    this.json = json;
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    Map<String, List<VexEntry>> entries = VexEntry.of(report);
    var format = new CsafVexFormat(json);
    json.writeStartObject();
    // The profile VEX needs a product and a vulnerability; without any the document is a plain one.
    String category = entries.isEmpty() ? "csaf_base" : "csaf_vex";
    format.writeDocument(report, category, "assay-" + OpenVexFormat.identity(report, entries));
    if (!entries.isEmpty()) {
      format.writeProducts(entries);
      json.writeArrayFieldStart("vulnerabilities");
      for (var ofOne : entries.entrySet()) {
        format.writeVulnerability(ofOne.getKey(), ofOne.getValue());
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private void writeDocument(ScanReport report, String category, String id) throws IOException {
    String time = report.scan().finished().toString();
    json.writeObjectFieldStart("document");
    json.writeStringField("category", category);
    json.writeStringField("csaf_version", "2.0");
    json.writeStringField("lang", "en");
    json.writeObjectFieldStart("publisher");
    json.writeStringField("category", "other");
    json.writeStringField("name", "Assay");
    json.writeStringField("namespace", "urn:assay:scan");
    json.writeEndObject();
    json.writeStringField("title", "Verdicts on " + report.scan().target());
    json.writeObjectFieldStart("tracking");
    json.writeStringField("id", id);
    json.writeStringField("status", "final");
    json.writeStringField("version", "1");
    json.writeStringField("initial_release_date", time);
    json.writeStringField("current_release_date", time);
    json.writeArrayFieldStart("revision_history");
    json.writeStartObject();
    json.writeStringField("date", time);
    json.writeStringField("number", "1");
    json.writeStringField("summary", "Scan");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("generator");
    json.writeObjectFieldStart("engine");
    json.writeStringField("name", "Assay");
    json.writeStringField("version", report.scan().toolVersion());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeProducts(Map<String, List<VexEntry>> entries) throws IOException {
    json.writeObjectFieldStart("product_tree");
    json.writeArrayFieldStart("full_product_names");
    for (List<VexEntry> ofOne : entries.values()) {
      for (VexEntry entry : ofOne) {
        if (products.putIfAbsent(key(entry), "P" + (products.size() + 1)) == null) {
          writeProduct(entry);
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeProduct(VexEntry entry) throws IOException {
    var installed = entry.installed();
    json.writeStartObject();
    json.writeStringField(
        "name",
        installed.name() + " " + installed.version() + " in " + installed.location().path());
    json.writeStringField("product_id", product(entry));
    json.writeObjectFieldStart("product_identification_helper");
    json.writeStringField("purl", entry.purl());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String key(VexEntry entry) {
    return entry.purl() + "\n" + entry.installed().location().path();
  }

  private String product(VexEntry entry) {
    return products.getOrDefault(key(entry), "");
  }

  private void writeVulnerability(String id, List<VexEntry> entries) throws IOException {
    json.writeStartObject();
    if (id.matches("CVE-[0-9]{4}-[0-9]{4,}")) {
      json.writeStringField("cve", id);
    } else {
      json.writeArrayFieldStart("ids");
      json.writeStartObject();
      json.writeStringField("system_name", id.startsWith("GHSA-") ? "GitHub" : "OSV");
      json.writeStringField("text", id);
      json.writeEndObject();
      json.writeEndArray();
    }
    String title = entries.getFirst().title();
    json.writeArrayFieldStart("notes");
    json.writeStartObject();
    json.writeStringField("category", "summary");
    json.writeStringField("text", title.isEmpty() ? id : title);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("product_status");
    for (Status status : Status.values()) {
      List<String> ids = ids(entries, status);
      if (!ids.isEmpty()) {
        JsonOutput.strings(json, state(status), ids);
      }
    }
    json.writeEndObject();
    writeDetails("threats", "impact", entries, Status.NOT_AFFECTED);
    writeDetails("remediations", "vendor_fix", entries, Status.AFFECTED);
    json.writeEndObject();
  }

  private static String state(Status status) {
    return switch (status) {
      case NOT_AFFECTED -> "known_not_affected";
      case AFFECTED -> "known_affected";
      case FIXED -> "fixed";
      case UNDER_INVESTIGATION -> "under_investigation";
    };
  }

  private List<String> ids(List<VexEntry> entries, Status status) {
    return entries.stream()
        .filter(entry -> entry.answer().status() == status)
        .map(this::product)
        .distinct()
        .toList();
  }

  /// Why not affected, or what to do: the profile asks for one for each product.
  private void writeDetails(String list, String category, List<VexEntry> entries, Status status)
      throws IOException {
    List<VexEntry> some = entries.stream().filter(e -> e.answer().status() == status).toList();
    if (some.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(list);
    for (var group : VexEntry.byAnswer(some).entrySet()) {
      String why = group.getKey().explanation();
      json.writeStartObject();
      json.writeStringField("category", why.equals(VexEntry.NO_FIX) ? "none_available" : category);
      json.writeStringField("details", why.isEmpty() ? group.getKey().justification() : why);
      JsonOutput.strings(json, "product_ids", ids(group.getValue(), status));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
