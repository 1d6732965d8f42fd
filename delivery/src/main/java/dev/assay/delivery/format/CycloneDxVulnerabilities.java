package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.optional;
import static dev.assay.delivery.format.JsonOutput.property;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.Severity;
import java.io.IOException;
import java.time.Instant;

/// Findings as CycloneDX vulnerabilities: who rates them how, and which components they affect.
final class CycloneDxVulnerabilities {
  private static final int LONGEST_CWE = 9;

  private final JsonGenerator json;
  private final CycloneDxComponents components;

  CycloneDxVulnerabilities(JsonGenerator json, CycloneDxComponents components) {
    this.json = json;
    this.components = components;
  }

  void write(PackageFinding finding) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeStartObject();
    json.writeStringField("bom-ref", "vulnerability:" + vulnerability.id());
    json.writeStringField("id", vulnerability.id());
    json.writeObjectFieldStart("source");
    json.writeStringField("name", finding.source());
    json.writeEndObject();
    writeRatings(finding);
    writeWeaknesses(vulnerability);
    optional(json, "description", description(vulnerability));
    writeAdvisories(vulnerability);
    writeTime("published", vulnerability.dates().published());
    writeTime("updated", vulnerability.dates().modified());
    writeAffects(finding);
    writeProperties(finding);
    json.writeEndObject();
  }

  private static String description(Vulnerability vulnerability) {
    String title = vulnerability.text().title();
    return title.isEmpty() ? vulnerability.text().description() : title;
  }

  /// The finding's own severity comes first: readers that take one rating take that.
  private void writeRatings(PackageFinding finding) throws IOException {
    json.writeArrayFieldStart("ratings");
    json.writeStartObject();
    json.writeObjectFieldStart("source");
    json.writeStringField("name", finding.source());
    json.writeEndObject();
    json.writeStringField("severity", word(finding.severity()));
    json.writeEndObject();
    for (Rating rating : finding.vulnerability().ratings()) {
      json.writeStartObject();
      json.writeObjectFieldStart("source");
      json.writeStringField("name", rating.source());
      json.writeEndObject();
      json.writeNumberField("score", rating.baseScore());
      json.writeStringField("severity", word(Severity.ofBaseScore(rating.baseScore())));
      json.writeStringField("method", method(rating.version()));
      json.writeStringField("vector", rating.vector());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH, MEDIUM, LOW -> Words.of(severity);
      case INFORMATIONAL -> "info";
      case UNTRIAGED -> "unknown";
    };
  }

  private static String method(String cvssVersion) {
    return switch (cvssVersion) {
      case "2.0" -> "CVSSv2";
      case "3.0" -> "CVSSv3";
      case "3.1" -> "CVSSv31";
      case "4.0" -> "CVSSv4";
      default -> "other";
    };
  }

  private void writeWeaknesses(Vulnerability vulnerability) throws IOException {
    json.writeArrayFieldStart("cwes");
    for (String weakness : vulnerability.weaknesses()) {
      String digits = weakness.startsWith("CWE-") ? weakness.substring(4) : "";
      if (!digits.isEmpty()
          && digits.length() <= LONGEST_CWE
          && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        json.writeNumber(Integer.parseInt(digits));
      }
    }
    json.writeEndArray();
  }

  private void writeAdvisories(Vulnerability vulnerability) throws IOException {
    json.writeArrayFieldStart("advisories");
    for (String reference : vulnerability.references()) {
      json.writeStartObject();
      json.writeStringField("url", reference);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTime(String field, Instant time) throws IOException {
    if (!time.equals(Instant.EPOCH)) {
      json.writeStringField(field, time.toString());
    }
  }

  private void writeAffects(PackageFinding finding) throws IOException {
    json.writeArrayFieldStart("affects");
    for (VulnerablePackage vulnerable : finding.packages()) {
      json.writeStartObject();
      json.writeStringField("ref", components.reference(vulnerable.installed()));
      json.writeArrayFieldStart("versions");
      writeVersion(vulnerable.installed().version(), "affected");
      if (vulnerable.verdict().fix() instanceof Fix.Upgrade(String version)) {
        writeVersion(version, "unaffected");
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeVersion(String version, String status) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", version);
    json.writeStringField("status", status);
    json.writeEndObject();
  }

  private void writeProperties(PackageFinding finding) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeArrayFieldStart("properties");
    property(json, "assay:severity", Words.of(finding.severity()));
    for (String alias : vulnerability.aliases()) {
      property(json, "assay:alias", alias);
    }
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      property(json, "assay:epss", Words.decimal(scored.score(), 5));
    }
    if (vulnerability.exploitation().known() instanceof KnownExploitation.Listed listed) {
      property(json, "assay:known-exploited:added", listed.added().toString());
    }
    for (VulnerablePackage vulnerable : finding.packages()) {
      String ref = components.reference(vulnerable.installed());
      for (String evidence : vulnerable.verdict().evidence()) {
        property(json, "assay:evidence", ref + " · " + evidence);
      }
    }
    json.writeEndArray();
  }
}
