package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.delivery.ScanReport;
import dev.assay.model.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A scan as an OpenVEX 0.2.0 document. The product is the image, where one was scanned, with its
/// packages as subcomponents; otherwise each package is a product of its own. The id is made from
/// the content, so that equal content is the same document.
public final class OpenVexFormat {
  private static final String CONTEXT = "https://openvex.dev/ns/v0.2.0";

  private final JsonGenerator json;
  private final String image;

  private OpenVexFormat(JsonGenerator json, String image) {
    this.json = json;
    this.image = image;
  }

  /// Writes a scan; the stream stays open.
  public static void write(ScanReport report, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    Map<String, List<VexEntry>> entries = VexEntry.of(report);
    json.writeStartObject();
    json.writeStringField("@context", CONTEXT);
    json.writeStringField("@id", "urn:uuid:" + identity(report, entries));
    json.writeStringField("author", "Assay");
    json.writeStringField("role", "Document Creator");
    json.writeStringField("timestamp", report.scan().finished().toString());
    json.writeNumberField("version", 1);
    json.writeStringField("tooling", "assay " + report.scan().toolVersion());
    json.writeArrayFieldStart("statements");
    var format = new OpenVexFormat(json, imagePurl(report.inventory().artifact()));
    for (List<VexEntry> ofOne : entries.values()) {
      for (var group : VexEntry.byAnswer(ofOne).entrySet()) {
        format.writeStatement(group.getKey(), group.getValue());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  static UUID identity(ScanReport report, Map<String, List<VexEntry>> entries) {
    var content = new ArrayList<String>();
    content.add(report.scan().target());
    content.add(report.scan().finished().toString());
    content.add(Words.digest(report.inventory().artifact()));
    entries.values().forEach(list -> list.forEach(entry -> content.add(entry.toString())));
    return UUID.nameUUIDFromBytes(
        String.join("\n", content).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void writeStatement(Answer answer, List<VexEntry> entries) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("vulnerability");
    json.writeStringField("name", entries.getFirst().vulnerability());
    if (!entries.getFirst().aliases().isEmpty()) {
      JsonOutput.strings(json, "aliases", entries.getFirst().aliases());
    }
    json.writeEndObject();
    writeProducts(entries);
    json.writeStringField("status", VexWords.of(answer.status()));
    if (answer.status() == Status.NOT_AFFECTED) {
      JsonOutput.optional(json, "justification", openVexWord(answer.justification()));
      JsonOutput.optional(json, "impact_statement", impact(answer));
    } else if (answer.status() == Status.AFFECTED) {
      json.writeStringField("action_statement", answer.explanation());
    } else {
      JsonOutput.optional(json, "status_notes", answer.explanation());
    }
    json.writeEndObject();
  }

  private void writeProducts(List<VexEntry> entries) throws IOException {
    List<String> purls = entries.stream().map(VexEntry::purl).distinct().toList();
    json.writeArrayFieldStart("products");
    if (image.isEmpty()) {
      for (String purl : purls) {
        json.writeStartObject();
        json.writeStringField("@id", purl);
        json.writeEndObject();
      }
    } else {
      json.writeStartObject();
      json.writeStringField("@id", image);
      json.writeArrayFieldStart("subcomponents");
      for (String purl : purls) {
        json.writeStartObject();
        json.writeStringField("@id", purl);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// A justification of another format is said in words; a `not_affected` needs either.
  private static String impact(Answer answer) {
    boolean isForeign = openVexWord(answer.justification()).isEmpty();
    String said = answer.explanation();
    return isForeign && said.isEmpty() ? "stated: " + answer.justification() : said;
  }

  private static String openVexWord(String justification) {
    return switch (justification) {
      case "component_not_present",
          "vulnerable_code_not_present",
          "vulnerable_code_not_in_execute_path",
          "vulnerable_code_cannot_be_controlled_by_adversary",
          "inline_mitigations_already_exist" ->
          justification;
      case "code_not_present" -> "vulnerable_code_not_present";
      case "code_not_reachable" -> "vulnerable_code_not_in_execute_path";
      case "protected_by_mitigating_control" -> "inline_mitigations_already_exist";
      default -> "";
    };
  }

  /// Empty for what is no image.
  private static String imagePurl(Artifact artifact) {
    return artifact instanceof Artifact.Image image ? ImageName.purl(image) : "";
  }
}
