package dev.assay.advisory.feed.nodejs;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Texts;
import dev.assay.advisory.feed.constraint.Dialect;
import dev.assay.advisory.feed.constraint.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One record: affected is what is `vulnerable` and not `patched`, both as npm's ranges.
final class NodeJsRecord {
  private static final Ecosystem NODE = new Ecosystem("Node.js", "");
  private static final Ecosystem NPM = new Ecosystem("npm", "");

  private final String id;
  private final Fields record;
  private final FactSink sink;

  NodeJsRecord(String id, Fields record) {
    this.id = id;
    this.record = record;
    this.sink = record.origin().sink();
  }

  void tellOfNode() {
    List<String> cves = record.texts("cve").stream().map(String::strip).toList();
    Instant time = record.instant("publish_date");
    affected("vulnerable", "patched")
        .ifPresent(
            affected ->
                tell(
                    new Fact.About(NODE, "node", affected, record.text("severity")),
                    cves.isEmpty() ? List.of(id) : cves,
                    time,
                    new Vulnerability.Text("", Texts.description(text())),
                    record.has("ref") ? List.of(record.text("ref")) : List.of()));
  }

  /// GitHub has taken these records over under ids of its own and names the CVE where there is one;
  /// without it nobody can tell that both speak of the same flaw.
  void tellOfPackage() {
    List<String> cves = record.texts("cves").stream().map(String::strip).toList();
    String name = record.text("module_name").strip();
    if (cves.isEmpty() || name.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    affected("vulnerable_versions", "patched_versions")
        .ifPresent(
            affected ->
                tell(
                    new Fact.About(NPM, name, affected, ""),
                    cves,
                    record.instant("updated_at"),
                    new Vulnerability.Text(
                        Texts.title(record.text("title")), Texts.description(text())),
                    record.texts("references")));
  }

  private String text() {
    return record.text("overview").isBlank() ? record.text("description") : record.text("overview");
  }

  private void tell(
      Fact.About about,
      List<String> ids,
      Instant time,
      Vulnerability.Text text,
      List<String> references) {
    sink.feedTime(time);
    sink.accept(new Fact.Says(id, time, ids, List.of(about)));
    if (ids.size() == 1) {
      sink.accept(
          new Fact.Describes(
              id,
              ids.getFirst(),
              List.of(),
              Fact.Trust.LANGUAGE,
              text,
              rating(),
              List.of(),
              new Vulnerability.Dates(time, time),
              references));
    }
  }

  private Optional<Statement> affected(String vulnerable, String patched) {
    Optional<Versions> open = versions(vulnerable);
    Optional<Versions> safe =
        record.text(patched).isBlank() ? Optional.of(Versions.NONE) : versions(patched);
    if (open.isEmpty() || safe.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement.Affected(
            open.get().without(safe.get().fixing()).ranges(),
            List.of(),
            Statement.FixPlan.UNKNOWN));
  }

  private Optional<Versions> versions(String field) {
    Optional<Versions> versions = Versions.parse(Dialect.NPM, record.text(field));
    if (versions.isEmpty()) {
      record.problem(field, record.text(field), "is not an npm range", "the record is skipped");
    }
    return versions;
  }

  private List<Rating> rating() {
    String vector = record.has("cvss_vector") ? record.text("cvss_vector").strip() : "";
    return Rating.computed("NODEJS", vector).stream().toList();
  }
}
