package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.Vulnerability;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.Severity;
import java.io.IOException;

/// A vulnerability as a SARIF rule, and the words SARIF has for ours.
final class SarifRule {
  private static final String UNRESERVED = "-._~/";

  private SarifRule() {}

  static void write(JsonGenerator json, PackageFinding finding) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeStartObject();
    json.writeStringField("id", vulnerability.id());
    String title = vulnerability.text().title();
    writeText(json, "shortDescription", title.isEmpty() ? finding.title() : title);
    String description = vulnerability.text().description();
    writeText(json, "fullDescription", description.isEmpty() ? finding.title() : description);
    if (!vulnerability.references().isEmpty()) {
      json.writeStringField("helpUri", vulnerability.references().getFirst());
    }
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(finding.severity()));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    if (finding.score() instanceof Score.Rated rated) {
      json.writeStringField("security-severity", Words.decimal(rated.value(), 1));
    }
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeString("vulnerability");
    for (String weakness : vulnerability.weaknesses()) {
      json.writeString(weakness);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL, UNTRIAGED -> "note";
    };
  }

  /// A path as a relative reference (RFC 3986 4.2); a first part with a colon must not read as a
  /// scheme, so colons are escaped like everything else that is reserved.
  static String relativeUri(String path) {
    return PercentEncoding.of(path, UNRESERVED);
  }
}
