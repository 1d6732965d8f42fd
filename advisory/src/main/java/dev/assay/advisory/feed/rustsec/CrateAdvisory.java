package dev.assay.advisory.feed.rustsec;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One record about a crate. What is neither `patched` nor `unaffected` is affected. A record that
/// is `informational` (`unmaintained`, `unsound`, `notice`) states no vulnerability.
final class CrateAdvisory {
  /// The publisher's own word on its record: no copy of it that was read elsewhere counts.
  private static final Instant FOR_GOOD = Instant.parse("9999-12-31T00:00:00Z");

  private static final Ecosystem CRATES = new Ecosystem("crates.io", "");

  private final Fields record;
  private final Fields advisory;
  private final FactSink sink;

  CrateAdvisory(Fields record) {
    this.record = record;
    this.advisory = record.object("advisory");
    this.sink = record.origin().sink();
  }

  void tell() {
    String id = advisory.text("id").strip();
    String crate = advisory.text("package").strip();
    if (id.isEmpty() || crate.isEmpty()) {
      advisory.problem(id.isEmpty() ? "id" : "package", "", "is missing", "the record is skipped");
      return;
    }
    Instant date = advisory.instant("date");
    sink.feedTime(date);
    if (advisory.has("withdrawn")) {
      sink.accept(new Fact.Withdraws(id, FOR_GOOD));
    } else if (advisory.has("informational")) {
      sink.countLeftOut();
    } else {
      safe().ifPresent(safe -> tell(id, crate, date, safe));
    }
  }

  private void tell(String id, String crate, Instant date, Versions safe) {
    var affected =
        new Statement.Affected(
            Versions.ALL.without(safe).ranges(), List.of(), Statement.FixPlan.UNKNOWN);
    List<String> aliases = advisory.texts("aliases");
    List<String> cves = aliases.stream().filter(Texts::isCve).toList();
    List<String> flaws = cves.size() > 1 ? cves : List.of(id);
    sink.accept(
        new Fact.Says(id, date, flaws, List.of(new Fact.About(CRATES, crate, affected, ""))));
    if (flaws.size() > 1) {
      return; // Its words are about all of them, and about none alone.
    }
    var references = new ArrayList<String>();
    references.add(advisory.text("url"));
    references.addAll(advisory.texts("references"));
    references.removeIf(String::isEmpty);
    sink.accept(
        new Fact.Describes(
            id,
            id,
            aliases,
            Fact.Trust.LANGUAGE,
            new Vulnerability.Text(
                Texts.title(record.text("title")), Texts.description(record.text("text"))),
            ratings(),
            List.of(),
            new Vulnerability.Dates(date, date),
            references.stream().limit(40).toList()));
  }

  private Optional<Versions> safe() {
    Fields versions = record.object("versions");
    Versions safe = Versions.NONE;
    for (String list : List.of("patched", "unaffected")) {
      for (String constraint : versions.texts(list)) {
        Optional<Versions> some = Versions.parse(Dialect.CARGO, constraint);
        if (some.isEmpty()) {
          versions.problem(
              list, constraint, "is not a version requirement", "the record is skipped");
          return Optional.empty();
        }
        safe = safe.and(list.equals("patched") ? some.get().fixing() : some.get());
      }
    }
    return Optional.of(safe);
  }

  private List<Rating> ratings() {
    String vector = advisory.text("cvss").strip();
    if (vector.isEmpty()) {
      return List.of();
    }
    Optional<Rating> rating = Rating.computed("RUSTSEC", vector);
    if (rating.isEmpty()) {
      advisory.problem("cvss", vector, "is not a CVSS vector", "the rating is passed over");
    }
    return rating.stream().toList();
  }
}
