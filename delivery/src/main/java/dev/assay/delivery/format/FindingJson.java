package dev.assay.delivery.format;

import static dev.assay.delivery.format.JsonOutput.optional;
import static dev.assay.delivery.format.JsonOutput.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.VexAnswers;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.match.Verdict;
import dev.assay.model.OperatingSystem;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Findings and verdicts as `docs/reference/scan-json.md` describes them.
final class FindingJson {
  private final JsonGenerator json;
  private final OperatingSystem system;
  private final VexAnswers vex;

  FindingJson(JsonGenerator json, OperatingSystem system, VexAnswers vex) {
    this.json = json;
    this.system = system;
    this.vex = vex;
  }

  /// The fields of a finding, within an object that the caller opens and closes.
  void writeFields(PackageFinding finding, boolean hidden) throws IOException {
    json.writeStringField("id", finding.vulnerability().id());
    json.writeStringField("title", finding.title());
    json.writeStringField("severity", Words.of(finding.severity()));
    json.writeBooleanField("hidden", hidden);
    if (finding.score() instanceof Score.Rated rated) {
      json.writeObjectFieldStart("score");
      writeFields(rated.rating());
      json.writeEndObject();
    }
    json.writeStringField("source", finding.source());
    optional(json, "vendorSeverity", finding.vendorSeverity());
    json.writeStringField(
        "fixAvailable", finding.fixAvailability().name().toLowerCase(Locale.ROOT));
    writeFields(finding.vulnerability());
    json.writeArrayFieldStart("packages");
    for (VulnerablePackage vulnerable : finding.packages()) {
      json.writeStartObject();
      writeVerdictFields(vulnerable.verdict());
      optional(json, "remediation", vulnerable.remediation());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Everything known about a vulnerability but its id.
  void writeFields(Vulnerability vulnerability) throws IOException {
    strings(json, "aliases", vulnerability.aliases());
    optional(json, "summary", vulnerability.text().title());
    optional(json, "description", vulnerability.text().description());
    json.writeArrayFieldStart("ratings");
    for (Rating rating : vulnerability.ratings()) {
      json.writeStartObject();
      writeFields(rating);
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "weaknesses", vulnerability.weaknesses());
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      json.writeObjectFieldStart("epss");
      JsonOutput.number(json, "score", scored.score());
      if (scored.percentile() >= 0) {
        JsonOutput.number(json, "percentile", scored.percentile());
      }
      json.writeStringField("date", scored.date().toString());
      json.writeEndObject();
    }
    if (vulnerability.exploitation().known() instanceof KnownExploitation.Listed listed) {
      json.writeObjectFieldStart("knownExploited");
      json.writeStringField("added", listed.added().toString());
      json.writeStringField("due", listed.due().toString());
      optional(json, "action", listed.action());
      json.writeEndObject();
    }
    writeExploits(vulnerability.exploitation().exploits());
    writeTime("published", vulnerability.dates().published());
    writeTime("modified", vulnerability.dates().modified());
    strings(json, "references", vulnerability.references());
  }

  private void writeFields(Rating rating) throws IOException {
    json.writeStringField("source", rating.source());
    json.writeStringField("version", rating.version());
    json.writeNumberField("baseScore", rating.baseScore());
    json.writeStringField("vector", rating.vector());
  }

  private void writeExploits(List<PublicExploit> exploits) throws IOException {
    if (exploits.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("exploits");
    for (PublicExploit exploit : exploits) {
      json.writeStartObject();
      json.writeStringField("source", exploit.source());
      json.writeStringField("id", exploit.id());
      json.writeStringField("url", exploit.url());
      if (!exploit.published().equals(LocalDate.EPOCH)) {
        json.writeStringField("published", exploit.published().toString());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTime(String field, Instant time) throws IOException {
    if (!time.equals(Instant.EPOCH)) {
      json.writeStringField(field, time.toString());
    }
  }

  /// The package, the record that was compared with it and how the comparison went.
  void writeVerdictFields(Verdict verdict) throws IOException {
    new PackageJson(json, system).writeFields(verdict.installed());
    switch (verdict) {
      case Verdict.Affected affected -> writeFix(affected.fix());
      case Verdict.NotAffected notAffected -> {}
      case Verdict.Undecidable undecidable -> {}
    }
    json.writeFieldName("advisory");
    write(verdict.statement());
    strings(json, "evidence", verdict.evidence());
    Optional<VexStatement> said = vex.of(verdict);
    if (said.isPresent()) {
      VexWords.write(json, said.get());
    }
  }

  /// What records say of packages, as the list `named`.
  void writeNamed(List<AffectedPackage> statements) throws IOException {
    json.writeArrayFieldStart("named");
    for (AffectedPackage statement : statements) {
      write(statement);
    }
    json.writeEndArray();
  }

  private void write(AffectedPackage statement) throws IOException {
    json.writeStartObject();
    json.writeStringField("feed", statement.feed());
    json.writeStringField("record", statement.record());
    json.writeStringField("vulnerability", statement.vulnerability());
    json.writeStringField("ecosystem", statement.ecosystem().toString());
    json.writeStringField("package", statement.name());
    optional(json, "vendorSeverity", statement.vendorSeverity());
    optional(json, "url", statement.url());
    json.writeEndObject();
  }

  private void writeFix(Fix fix) throws IOException {
    json.writeObjectFieldStart("fix");
    switch (fix) {
      case Fix.Upgrade(String version) -> {
        json.writeStringField("state", "fixed");
        json.writeStringField("version", version);
      }
      case Fix.None none ->
          json.writeStringField(
              "state", none.plan().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    json.writeEndObject();
  }
}
