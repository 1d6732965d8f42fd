package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.delivery.Baseline;
import dev.assay.delivery.Difference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
    json.writeEndObject();
    JsonOutput.end(json, out);
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
