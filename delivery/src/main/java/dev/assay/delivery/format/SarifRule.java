package dev.assay.delivery.format;

import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.SarifDocument.Level;
import dev.assay.delivery.SarifDocument.Rule;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.List;

/// A vulnerability as a SARIF rule, and the words SARIF has for ours.
final class SarifRule {
  private SarifRule() {}

  static Rule of(PackageFinding finding) {
    Vulnerability vulnerability = finding.vulnerability();
    String title = vulnerability.text().title();
    String description = vulnerability.text().description();
    List<String> tags = new ArrayList<>(List.of("security", "vulnerability"));
    tags.addAll(vulnerability.weaknesses());
    return new Rule(
        vulnerability.id(),
        title.isEmpty() ? finding.title() : title,
        description.isEmpty() ? finding.title() : description,
        vulnerability.references().isEmpty() ? "" : vulnerability.references().getFirst(),
        level(finding.severity()),
        finding.score() instanceof Score.Rated rated ? Words.decimal(rated.value(), 1) : "",
        tags);
  }

  static Level level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Level.ERROR;
      case MEDIUM -> Level.WARNING;
      case LOW, INFORMATIONAL, UNTRIAGED -> Level.NOTE;
    };
  }
}
