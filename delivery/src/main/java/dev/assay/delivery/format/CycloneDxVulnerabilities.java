package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.optional;
import static dev.assay.delivery.format.JsonOutput.property;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.CycloneDxWords;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as CycloneDX vulnerabilities: who rates them how, and which components they affect.
final class CycloneDxVulnerabilities {
  /// Nothing is said.
  private static final Answer NO_ANSWER = new Answer(Status.AFFECTED, "", "\0");

  private final JsonGenerator json;
  private final CycloneDxComponents components;
  private final ScanReport report;
  private final boolean everyVerdict;
  private final Map<String, Integer> references = new HashMap<>();

  /// @param everyVerdict whether each finding has an analysis, not only those that VEX documents
  ///     speak of
  CycloneDxVulnerabilities(
      JsonGenerator json, CycloneDxComponents components, ScanReport report, boolean everyVerdict) {
    this.json = json;
    this.components = components;
    this.report = report;
    this.everyVerdict = everyVerdict;
  }

  /// Packages of which different things are said are vulnerabilities of their own: an analysis
  /// holds for all that a vulnerability affects.
  void write(PackageFinding finding) throws IOException {
    Map<Answer, List<VulnerablePackage>> byAnswer = new LinkedHashMap<>();
    for (VulnerablePackage vulnerable : finding.packages()) {
      byAnswer.computeIfAbsent(answer(vulnerable), a -> new ArrayList<>()).add(vulnerable);
    }
    for (var group : byAnswer.entrySet()) {
      write(
          new PackageFinding(
              finding.vulnerability(),
              finding.title(),
              finding.severity(),
              finding.score(),
              finding.source(),
              finding.vendorSeverity(),
              group.getValue()),
          group.getKey());
    }
  }

  private Answer answer(VulnerablePackage vulnerable) {
    return report
        .vex()
        .of(vulnerable.verdict())
        .map(VexStatement::answer)
        .orElseGet(() -> everyVerdict ? new Answer(Status.AFFECTED, "", "") : NO_ANSWER);
  }

  /// Verdicts that are no findings: undecided, fixed, not affected.
  void writeOtherVerdicts() throws IOException {
    for (var ofOne : VexEntry.of(report).values()) {
      var others = ofOne.stream().filter(e -> !isFinding(e)).toList();
      for (var group : VexEntry.byAnswer(others).entrySet()) {
        json.writeStartObject();
        String id = group.getValue().getFirst().vulnerability();
        json.writeStringField("bom-ref", reference(id));
        json.writeStringField("id", id);
        writeAnalysis(group.getKey());
        json.writeArrayFieldStart("affects");
        for (VexEntry entry : group.getValue()) {
          json.writeStartObject();
          json.writeStringField("ref", components.reference(entry.installed()));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }

  private boolean isFinding(VexEntry entry) {
    return java.util.stream.Stream.of(report.findings(), report.vex().hidden())
        .flatMap(List::stream)
        .filter(finding -> finding.vulnerability().id().equals(entry.vulnerability()))
        .flatMap(finding -> finding.packages().stream())
        .anyMatch(vulnerable -> vulnerable.installed().equals(entry.installed()));
  }

  /// Unique in the document.
  private String reference(String id) {
    int copy = references.merge(id, 1, Integer::sum);
    return "vulnerability:" + id + (copy == 1 ? "" : "#" + copy);
  }

  private void writeAnalysis(Answer answer) throws IOException {
    if (answer.equals(NO_ANSWER)) {
      return;
    }
    json.writeObjectFieldStart("analysis");
    json.writeStringField("state", VexWords.state(answer.status()));
    if (answer.status() == Status.NOT_AFFECTED) {
      optional(json, "justification", VexWords.justification(answer.justification()));
    }
    optional(json, "detail", answer.explanation());
    json.writeEndObject();
  }

  private void write(PackageFinding finding, Answer answer) throws IOException {
    Vulnerability vulnerability = finding.vulnerability();
    json.writeStartObject();
    json.writeStringField("bom-ref", reference(vulnerability.id()));
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
    writeAnalysis(answer);
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
    json.writeStringField("severity", CycloneDxWords.severity(finding.severity()));
    json.writeEndObject();
    for (Rating rating : finding.vulnerability().ratings()) {
      json.writeStartObject();
      json.writeObjectFieldStart("source");
      json.writeStringField("name", rating.source());
      json.writeEndObject();
      json.writeNumberField("score", rating.baseScore());
      json.writeStringField(
          "severity", CycloneDxWords.severity(Severity.ofBaseScore(rating.baseScore())));
      json.writeStringField("method", CycloneDxWords.method(rating.version()));
      json.writeStringField("vector", rating.vector());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeWeaknesses(Vulnerability vulnerability) throws IOException {
    json.writeArrayFieldStart("cwes");
    for (int weakness : CycloneDxWords.weaknesses(vulnerability.weaknesses())) {
      json.writeNumber(weakness);
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
