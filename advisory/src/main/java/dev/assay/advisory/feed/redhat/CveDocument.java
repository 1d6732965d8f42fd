package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One CVE of the security data (`hydra/rest/securitydata/cve/CVE-….json`).
///
/// It speaks of sources: `package_state` of what has no fix, `affected_release` of what has.
final class CveDocument {
  private final Fields document;
  private final FactSink sink;
  private final String id;
  private final String severity;

  CveDocument(Fields document) {
    this.document = document;
    this.sink = document.origin().sink();
    this.id = document.text("name").strip();
    this.severity = document.text("threat_severity");
  }

  void tell() {
    if (!Texts.isCve(id)) {
      document.problem("name", id, "is not a CVE id", "the document is skipped");
      return;
    }
    List<Fact.About> states = states();
    Map<String, List<Fact.About>> fixes = fixes();
    if (!states.isEmpty()) {
      sink.accept(new Fact.Says(id, Instant.EPOCH, List.of(id), states));
    }
    fixes.forEach(
        (advisory, about) ->
            sink.accept(new Fact.Says(advisory, Instant.EPOCH, List.of(id), about)));
    if (states.isEmpty() && fixes.isEmpty()) {
      sink.countLeftOut();
    }
    sink.accept(description());
  }

  private List<Fact.About> states() {
    var about = new ArrayList<Fact.About>();
    for (Fields state : document.objects("package_state")) {
      Optional<Ecosystem> platform = RedHatStream.ofCpe(state.text("cpe"));
      Optional<Component> component = Component.ofState(state.text("package_name"));
      if (platform.isPresent() && component.isPresent()) {
        about.add(
            new Fact.About(
                platform.get(), component.get().name(), statement(state), severity(state)));
      }
    }
    return about;
  }

  private static Statement statement(Fields state) {
    String word = state.text("fix_state");
    return States.of(word)
        .orElseGet(
            () -> {
              state.problem(
                  "fix_state", word, "is none of Red Hat's words", "it counts as affected");
              return Statements.open(Statement.FixPlan.UNKNOWN);
            });
  }

  /// By advisory, in the order of the document.
  private Map<String, List<Fact.About>> fixes() {
    var fixes = new LinkedHashMap<String, List<Fact.About>>();
    for (Fields release : document.objects("affected_release")) {
      Optional<Ecosystem> platform = RedHatStream.ofCpe(release.text("cpe"));
      Optional<Component> component = Component.ofFix(release.text("package"));
      String advisory = release.text("advisory").strip();
      if (platform.isPresent() && component.isPresent() && !advisory.isEmpty()) {
        fixes
            .computeIfAbsent(advisory, key -> new ArrayList<>())
            .add(
                new Fact.About(
                    platform.get(),
                    component.get().name(),
                    Statements.fixed(component.get().version()),
                    severity(release)));
      }
    }
    return fixes;
  }

  private String severity(Fields entry) {
    String own = entry.text("impact");
    String word = own.isEmpty() ? severity : own;
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private Fact.Describes description() {
    var weaknesses = new ArrayList<String>();
    for (String cwe : document.text("cwe").split("[^A-Z0-9-]+", -1)) {
      if (Texts.isWeakness(cwe) && !weaknesses.contains(cwe)) {
        weaknesses.add(cwe);
      }
    }
    var published = document.instant("public_date");
    return new Fact.Describes(
        id,
        id,
        List.of(),
        Fact.Trust.DISTRIBUTION,
        new Vulnerability.Text(
            Texts.title(document.object("bugzilla").text("description")),
            Texts.description(String.join("\n", document.texts("details")))),
        ratings(),
        weaknesses,
        new Vulnerability.Dates(published, Instant.EPOCH),
        List.of("https://access.redhat.com/security/cve/" + id));
  }

  private List<Rating> ratings() {
    var ratings = new ArrayList<Rating>();
    String newer = document.object("cvss3").text("cvss3_scoring_vector").strip();
    String older = document.object("cvss").text("cvss_scoring_vector").strip();
    for (String vector : List.of(newer, older)) {
      if (!vector.isEmpty()) {
        Cvss.rate("REDHAT_CVE", vector)
            .ifPresentOrElse(
                ratings::add,
                () ->
                    document.problem(
                        "cvss", vector, "is not a CVSS vector", "the rating is passed over"));
      }
    }
    return ratings;
  }
}
