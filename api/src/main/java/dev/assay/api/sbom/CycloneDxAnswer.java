package dev.assay.api.sbom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.CycloneDxWords;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// `CYCLONE_DX_1_5`: the client's document with `vulnerabilities`, counts in its metadata and a
/// remark on each component without any.
///
/// A document of CycloneDX 1.4 becomes one of 1.5, which holds all of it; one of 1.6 stays what it
/// is.
final class CycloneDxAnswer {
  private final ObjectNode document;
  private final Components components;
  private final JudgedSbom judged;

  private CycloneDxAnswer(ObjectNode document, Components components, JudgedSbom judged) {
    this.document = document;
    this.components = components;
    this.judged = judged;
  }

  /// @param document is changed
  static ObjectNode of(ObjectNode document, Components components, JudgedSbom judged, Clock clock) {
    new CycloneDxAnswer(document, components, judged).write(clock);
    return document;
  }

  private void write(Clock clock) {
    if (document.path("specVersion").asText().equals("1.4")) {
      document.put("specVersion", "1.5");
      document.remove("$schema");
    }
    writeMetadata(clock);
    var remarks = judged.remarks(components);
    for (Component component : components.all()) {
      var remark = remarks.get(component.reference());
      if (remark != null) {
        component.say("info", remark);
      }
    }
    writePaths();
    var list = document.putArray("vulnerabilities");
    judged.findings().forEach(finding -> write(finding, list));
  }

  private void writeMetadata(Clock clock) {
    ObjectNode metadata =
        document.get("metadata") instanceof ObjectNode there
            ? there
            : document.putObject("metadata");
    metadata.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    judged
        .counts()
        .forEach(
            (count, number) ->
                Component.add(
                    metadata,
                    Component.PROPERTIES + count.word() + "_vulnerabilities",
                    String.valueOf(number)));
    // Before 1.5 tools were a list; both forms are valid in 1.5 and 1.6.
    if (metadata.get("tools") instanceof ArrayNode tools) {
      tools.addObject().put("vendor", "Assay").put("name", "assay");
      return;
    }
    ObjectNode tools =
        metadata.get("tools") instanceof ObjectNode there ? there : metadata.putObject("tools");
    ArrayNode services =
        tools.get("services") instanceof ArrayNode there ? there : tools.putArray("services");
    services.addObject().put("name", "Assay ScanSbom");
  }

  private void writePaths() {
    var seen = new LinkedHashSet<String>();
    for (PackageFinding finding : judged.findings()) {
      for (VulnerablePackage vulnerable : finding.packages()) {
        var path = judged.path(vulnerable.installed());
        for (Component component : components.of(vulnerable.installed())) {
          if (!path.isEmpty() && seen.add(component.reference())) {
            component.say("path", path);
          }
        }
      }
    }
  }

  private void write(PackageFinding finding, ArrayNode list) {
    Vulnerability known = finding.vulnerability();
    var one = list.addObject();
    one.put("bom-ref", "vuln-" + list.size());
    one.put("id", known.id());
    writeSource(one.putObject("source"), VulnerabilityPages.of(known.id(), finding.source()));
    var references = one.putArray("references");
    for (String alias : known.aliases()) {
      var reference = references.addObject().put("id", alias);
      writeSource(reference.putObject("source"), VulnerabilityPages.of(alias, finding.source()));
    }
    writeRatings(finding, one.putArray("ratings"));
    var weaknesses = one.putArray("cwes");
    CycloneDxWords.weaknesses(known.weaknesses()).forEach(weaknesses::add);
    one.put("description", description(known));
    var advisories = one.putArray("advisories");
    known.references().forEach(url -> advisories.addObject().put("url", url));
    writeTime(one, "created", known.dates().published());
    writeTime(one, "updated", known.dates().modified());
    // The service's words: what has an exploit is exploitable, the rest awaits somebody's
    // judgement.
    one.putObject("analysis")
        .put("state", known.exploitation().isExploitAvailable() ? "exploitable" : "in_triage");
    writeAffected(finding, one);
  }

  private static void writeSource(ObjectNode source, VulnerabilityPages page) {
    source.put("name", page.name()).put("url", page.url());
  }

  static String description(Vulnerability known) {
    return known.text().description().isEmpty() ? known.text().title() : known.text().description();
  }

  private static void writeTime(ObjectNode owner, String field, Instant time) {
    if (!time.equals(Instant.EPOCH)) {
      owner.put(field, time.toString());
    }
  }

  /// Whose record decided comes first, where it is not among those who rated.
  private static void writeRatings(PackageFinding finding, ArrayNode list) {
    Vulnerability known = finding.vulnerability();
    List<Rating> ratings = known.ratings();
    if (ratings.stream().noneMatch(rating -> rating.source().equals(finding.source()))) {
      list.addObject()
          .put("severity", CycloneDxWords.severity(finding.severity()))
          .put("method", "other")
          .putObject("source")
          .put("name", finding.source());
    }
    for (Rating rating : ratings) {
      list.addObject()
          .put("score", rating.baseScore())
          .put("severity", CycloneDxWords.severity(Severity.ofBaseScore(rating.baseScore())))
          .put("method", CycloneDxWords.method(rating.version()))
          .put("vector", rating.vector())
          .putObject("source")
          .put("name", rating.source());
    }
    if (known.exploitation().epss() instanceof Epss.Scored scored) {
      list.addObject()
          .put("score", scored.score())
          .put("severity", "none")
          .put("method", "other")
          .put("vector", "percentile:" + scored.percentile() + ",date:" + scored.date())
          .putObject("source")
          .put("name", "EPSS")
          .put("url", "https://api.first.org/data/v1/epss?cve=" + known.id());
    }
  }

  private void writeAffected(PackageFinding finding, ObjectNode one) {
    var exploitation = finding.vulnerability().exploitation();
    if (exploitation.isExploitAvailable()) {
      Component.add(one, Component.PROPERTIES + "exploit_available", "true");
    }
    lastExploit(exploitation.exploits())
        .ifPresent(
            day ->
                Component.add(
                    one, Component.PROPERTIES + "exploit_last_seen_in_public", midnight(day)));
    if (exploitation.known() instanceof KnownExploitation.Listed listed) {
      Component.add(one, Component.PROPERTIES + "cisa_kev_date_added", midnight(listed.added()));
      Component.add(one, Component.PROPERTIES + "cisa_kev_date_due", midnight(listed.due()));
    }
    var affects = one.putArray("affects");
    var seen = new LinkedHashSet<String>();
    for (VulnerablePackage vulnerable : finding.packages()) {
      for (Component component : components.of(vulnerable.installed())) {
        if (!seen.add(component.reference())) {
          continue;
        }
        affects.addObject().put("ref", component.reference());
        if (vulnerable.verdict().fix() instanceof Fix.Upgrade(String version)) {
          Component.add(
              one, Component.PROPERTIES + "fixed_version:" + component.reference(), version);
        }
      }
    }
  }

  /// The newest day on which somebody published an exploit.
  static Optional<LocalDate> lastExploit(List<PublicExploit> exploits) {
    return exploits.stream()
        .map(PublicExploit::published)
        .filter(day -> !day.equals(LocalDate.EPOCH))
        .max(LocalDate::compareTo);
  }

  static String midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }
}
