package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.StringJoiner;

/// A VEX statement in the words of each format.
final class VexWords {
  private VexWords() {}

  /// `not_affected`, as OpenVEX spells it.
  static String of(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /// One line for people: what, why, who, when, where.
  static String line(VexStatement said) {
    var words = new StringJoiner(" · ");
    String why = said.answer().justification();
    words.add(of(said.answer().status()).replace('_', ' ') + (why.isEmpty() ? "" : ": " + why));
    add(words, said.answer().explanation());
    add(words, said.source().author().isEmpty() ? "" : "by " + said.source().author());
    Instant time = said.source().time();
    add(
        words,
        time.equals(Instant.EPOCH) ? "" : time.atZone(ZoneOffset.UTC).toLocalDate().toString());
    add(words, said.source().file());
    return words.toString();
  }

  private static void add(StringJoiner words, String text) {
    if (!text.isEmpty()) {
      words.add(text);
    }
  }

  /// CycloneDX's word for a status (1.6, `vulnerabilities[].analysis.state`).
  static String state(Status status) {
    return switch (status) {
      case NOT_AFFECTED -> "not_affected";
      case AFFECTED -> "exploitable";
      case FIXED -> "resolved";
      case UNDER_INVESTIGATION -> "in_triage";
    };
  }

  /// CycloneDX's word for a justification, its own or OpenVEX's and CSAF's; empty where it has
  /// none.
  static String justification(String word) {
    return switch (word) {
      case "code_not_present",
          "code_not_reachable",
          "requires_configuration",
          "requires_dependency",
          "requires_environment",
          "protected_by_compiler",
          "protected_at_runtime",
          "protected_at_perimeter",
          "protected_by_mitigating_control" ->
          word;
      case "component_not_present", "vulnerable_code_not_present" -> "code_not_present";
      case "vulnerable_code_not_in_execute_path" -> "code_not_reachable";
      case "vulnerable_code_cannot_be_controlled_by_adversary" -> "requires_environment";
      case "inline_mitigations_already_exist" -> "protected_by_mitigating_control";
      default -> "";
    };
  }

  /// The object `vex` of `docs/reference/scan-json.md`.
  static void write(JsonGenerator json, VexStatement said) throws IOException {
    json.writeObjectFieldStart("vex");
    json.writeStringField("status", of(said.answer().status()));
    JsonOutput.optional(json, "justification", said.answer().justification());
    JsonOutput.optional(json, "statement", said.answer().explanation());
    json.writeStringField("product", said.product());
    JsonOutput.optional(json, "author", said.source().author());
    JsonOutput.optional(json, "document", said.source().document());
    json.writeStringField("source", said.source().file());
    if (!said.source().time().equals(Instant.EPOCH)) {
      json.writeStringField("timestamp", said.source().time().toString());
    }
    json.writeEndObject();
  }
}
