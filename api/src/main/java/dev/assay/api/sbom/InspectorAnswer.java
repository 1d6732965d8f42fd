package dev.assay.api.sbom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.CycloneDxWords;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.Severity;
import java.time.Instant;

/// `INSPECTOR`: messages about components, counts, and the vulnerabilities with what they affect.
final class InspectorAnswer {
  private final Components components;
  private final JudgedSbom judged;

  private InspectorAnswer(Components components, JudgedSbom judged) {
    this.components = components;
    this.judged = judged;
  }

  static ObjectNode of(Components components, JudgedSbom judged) {
    return new InspectorAnswer(components, judged).write();
  }

  private ObjectNode write() {
    var answer = JsonNodeFactory.instance.objectNode();
    int found = judged.findings().size();
    answer.put("status", "SBOM parsed successfully, " + found + " vulnerabilities found");
    var inspector = answer.putObject("inspector");
    writeMessages(inspector.putArray("messages"));
    var counts = inspector.putObject("vulnerability_count");
    judged.counts().forEach((count, number) -> counts.put(count.word(), number));
    var list = inspector.putArray("vulnerabilities");
    judged.findings().forEach(finding -> write(finding, list.addObject()));
    return answer;
  }

  private void writeMessages(ArrayNode messages) {
    var remarks = judged.remarks(components);
    for (Component component : components.all()) {
      var remark = remarks.get(component.reference());
      if (remark != null) {
        messages
            .addObject()
            .put("name", component.name())
            .put("purl", component.purl())
            .put("info", remark);
      }
    }
  }

  private void write(PackageFinding finding, ObjectNode one) {
    Vulnerability known = finding.vulnerability();
    one.put("id", known.id());
    one.put("severity", CycloneDxWords.severity(finding.severity()));
    one.put("source", VulnerabilityPages.of(known.id(), finding.source()).url());
    var related = one.putArray("related");
    known.aliases().forEach(related::add);
    one.put("description", CycloneDxAnswer.description(known));
    var references = one.putArray("references");
    known.references().forEach(references::add);
    writeTime(one, "created", known.dates().published());
    writeTime(one, "updated", known.dates().modified());
    writeProperties(known, one.putObject("properties"));
    writeAffected(finding, one.putArray("affects"));
  }

  private static void writeTime(ObjectNode owner, String field, Instant time) {
    if (!time.equals(Instant.EPOCH)) {
      owner.put(field, time.toString());
    }
  }

  private static void writeProperties(Vulnerability known, ObjectNode properties) {
    var exploitation = known.exploitation();
    if (exploitation.known() instanceof KnownExploitation.Listed listed) {
      properties.put("cisa_kev_date_added", CycloneDxAnswer.midnight(listed.added()));
      properties.put("cisa_kev_date_due", CycloneDxAnswer.midnight(listed.due()));
    }
    var weaknesses = properties.putArray("cwes");
    CycloneDxWords.weaknesses(known.weaknesses()).forEach(weaknesses::add);
    var ratings = properties.putArray("cvss");
    for (Rating rating : known.ratings()) {
      // 2, 3 or 4: the major version is part of the names
      var cvss = "cvss" + rating.version().charAt(0);
      ratings
          .addObject()
          .put("source", rating.source())
          .put("severity", CycloneDxWords.severity(Severity.ofBaseScore(rating.baseScore())))
          .put(cvss + "_base_score", rating.baseScore())
          .put(cvss + "_base_vector", rating.vector());
    }
    if (exploitation.epss() instanceof Epss.Scored scored) {
      properties.put("epss", scored.score());
    }
    properties.put("exploit_available", exploitation.isExploitAvailable());
    CycloneDxAnswer.lastExploit(exploitation.exploits())
        .ifPresent(
            day -> properties.put("exploit_last_seen_in_public", CycloneDxAnswer.midnight(day)));
  }

  private void writeAffected(PackageFinding finding, ArrayNode list) {
    for (VulnerablePackage vulnerable : finding.packages()) {
      var one = list.addObject();
      one.put("installed_version", purl(vulnerable));
      if (vulnerable.verdict().fix() instanceof Fix.Upgrade(String version)) {
        one.put("fixed_version", version);
      }
      var path = judged.path(vulnerable.installed());
      if (!path.isEmpty()) {
        one.put("path", path);
      }
    }
  }

  /// As the document has it.
  private String purl(VulnerablePackage vulnerable) {
    return components.of(vulnerable.installed()).stream()
        .map(Component::purl)
        .filter(purl -> !purl.isEmpty())
        .findFirst()
        .orElse(vulnerable.installed().name());
  }
}
