package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.Explanation;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import java.io.IOException;
import java.io.OutputStream;

/// An explanation as one JSON document: `docs/reference/scan-json.md`.
public final class ExplanationJson {
  private ExplanationJson() {}

  /// Writes an explanation; the stream stays open.
  public static void write(Explanation explanation, OutputStream out) throws IOException {
    JsonGenerator json = JsonOutput.indented(out);
    var around = new ReportJson(json);
    var facts = new FindingJson(json, explanation.inventory().operatingSystem(), explanation.vex());
    json.writeStartObject();
    json.writeStringField("schema", "assay.explanation/1");
    json.writeStringField("id", explanation.id());
    json.writeStringField("target", explanation.target());
    around.writeArtifact(explanation.inventory());
    around.writeAdvisories(explanation.advisories());
    json.writeArrayFieldStart("known");
    for (Vulnerability vulnerability : explanation.known()) {
      json.writeStartObject();
      json.writeStringField("id", vulnerability.id());
      facts.writeFields(vulnerability);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("verdicts");
    for (Verdict verdict : explanation.verdicts()) {
      json.writeStartObject();
      json.writeStringField("verdict", word(verdict));
      facts.writeVerdictFields(verdict);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (explanation.absence()) {
      facts.writeNamed(explanation.named());
      json.writeArrayFieldStart("notAssessed");
      for (MatchResult.NotAssessed group : explanation.notAssessed()) {
        json.writeStartObject();
        json.writeStringField("reason", group.reason());
        json.writeNumberField("packages", group.packages());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    around.writeProblems(explanation.inventory().problems());
    json.writeEndObject();
    JsonOutput.end(json, out);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Affected affected -> "affected";
      case Verdict.NotAffected notAffected -> "not-affected";
      case Verdict.Undecidable undecidable -> "undecidable";
    };
  }
}
