package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.Difference;
import dev.assay.delivery.PackageChange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/// The same as one document: `docs/reference/scan-json.md`, `assay.diff/1`.
public final class DifferenceJson {
  private DifferenceJson() {}

  /// Writes a difference; the stream stays open.
  public static void write(Difference difference, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    json.writeStartObject();
    json.writeStringField("schema", "assay.diff/1");
    json.writeStringField("old", difference.old());
    json.writeStringField("new", difference.later());
    json.writeNumberField("unchanged", difference.same());
    write(json, "added", difference.fresh());
    write(json, "fixed", difference.gone());
    if (difference.listsPackages()) {
      writePackages(json, difference.packages());
    }
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private static void writePackages(JsonGenerator json, List<PackageChange> changes)
      throws IOException {
    json.writeArrayFieldStart("packages");
    for (PackageChange change : changes) {
      json.writeStartObject();
      json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("type", change.type());
      json.writeStringField("name", change.name());
      writeVersions(json, "old", change.before());
      writeVersions(json, "new", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeVersions(JsonGenerator json, String field, List<String> versions)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String version : versions) {
      json.writeString(version);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String field, List<Baseline.Known> findings)
      throws IOException {
    var fields = new ReportJson(json);
    json.writeArrayFieldStart(field);
    for (Baseline.Known known : findings) {
      json.writeStartObject();
      fields.writeFields(known);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
