package dev.assay.advisory.feed.rubysec;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Texts;
import dev.assay.advisory.feed.constraint.Dialect;
import dev.assay.advisory.feed.constraint.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One record about a gem. It lists the versions that are patched and those that never had the
/// flaw; every other version is affected (README, "Schema").
final class GemAdvisory {
  private static final Ecosystem RUBY_GEMS = new Ecosystem("RubyGems", "");

  private final String id;
  private final Fields record;

  /// @param name of the file: `gems/rack/CVE-2024-26141.yml`
  GemAdvisory(String name, Fields record) {
    this.id = name.substring("gems/".length(), name.length() - ".yml".length());
    this.record = record;
  }

  void tell() {
    String gem = record.text("gem").strip();
    if (gem.isEmpty()) {
      record.problem("gem", "", "is missing", "the record is skipped");
      return;
    }
    Optional<Versions> safe = safe();
    if (safe.isEmpty()) {
      return;
    }
    Instant date = record.instant("date");
    record.origin().sink().feedTime(date);
    List<String> ids = ids();
    var affected =
        new Statement.Affected(
            Versions.ALL.without(safe.get()).ranges(), List.of(), Statement.FixPlan.UNKNOWN);
    record
        .origin()
        .sink()
        .accept(
            new Fact.Says(
                id,
                date,
                List.of(ids.getFirst()),
                List.of(new Fact.About(RUBY_GEMS, gem, affected, severity()))));
    record.origin().sink().accept(description(ids, date));
  }

  private Optional<Versions> safe() {
    Versions safe = Versions.NONE;
    for (String list : List.of("patched_versions", "unaffected_versions")) {
      for (String constraint : record.texts(list)) {
        Optional<Versions> some = Versions.parse(Dialect.GEM, constraint);
        if (some.isEmpty()) {
          record.problem(list, constraint, "is not a gem requirement", "the record is skipped");
          return Optional.empty();
        }
        safe = safe.and(list.startsWith("patched") ? some.get().fixing() : some.get());
      }
    }
    return Optional.of(safe);
  }

  /// The file's own name where it has no number that others know; at least one.
  private List<String> ids() {
    var ids = new ArrayList<String>();
    add(ids, "CVE-", "cve");
    add(ids, "GHSA-", "ghsa");
    if (ids.isEmpty()) {
      add(ids, "OSVDB-", "osvdb");
    }
    return ids.isEmpty() ? List.of(id) : ids;
  }

  private void add(List<String> ids, String prefix, String field) {
    String number = record.text(field).strip();
    if (!number.isEmpty()) {
      ids.add(prefix + number);
    }
  }

  /// A number without a vector is no rating; its word is kept as the publisher's.
  private String severity() {
    for (String field : List.of("cvss_v3", "cvss_v4", "cvss_v2")) {
      String word = Texts.severityOfScore(record.text(field));
      if (!word.isEmpty()) {
        return word;
      }
    }
    return "";
  }

  private Fact.Describes description(List<String> ids, Instant date) {
    var references = new ArrayList<String>();
    references.add(record.text("url"));
    references.addAll(record.object("related").texts("url"));
    references.removeIf(String::isEmpty);
    return new Fact.Describes(
        id,
        ids.getFirst(),
        ids.subList(1, ids.size()),
        Fact.Trust.LANGUAGE,
        new Vulnerability.Text(
            Texts.title(record.text("title")), Texts.description(record.text("description"))),
        List.of(),
        List.of(),
        new Vulnerability.Dates(date, date),
        references.stream().distinct().limit(40).toList());
  }
}
