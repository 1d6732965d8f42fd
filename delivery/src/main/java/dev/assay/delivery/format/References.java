package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.model.InputProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the documents for people have in common: which addresses may be links, and the facts at
/// the end.
final class References {
  /// Of an advisory, which is a stranger's text: nothing that could end an attribute or be a
  // script.
  private static final Pattern LINKABLE =
      Pattern.compile("https?://[A-Za-z0-9:/._?=&%#~+,@-]{1,2000}");

  private References() {}

  static boolean isLinkable(String url) {
    return LINKABLE.matcher(url).matches();
  }

  /// A name and what is to be said, a pair a fact.
  record Fact(String name, String value) {}

  static List<Fact> facts(ScanReport report) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("target", report.scan().target()));
    String digest = Words.digest(report.inventory().artifact());
    if (!digest.isEmpty()) {
      facts.add(new Fact("digest", digest));
    }
    facts.add(new Fact("scanned", report.scan().finished().toString()));
    facts.add(new Fact("tool", "assay " + report.scan().toolVersion()));
    facts.add(
        new Fact(
            "advisories",
            report.advisories().id() + ", data of " + report.advisories().dataTime()));
    if (!report.hidden().filter().isEmpty()) {
      facts.add(new Fact("filter", report.hidden().filter()));
    }
    return facts;
  }

  /// What could not be read, judged or assessed, a line each.
  static List<String> notes(ScanReport report) {
    var notes = new ArrayList<String>();
    report.inventory().problems().stream().map(InputProblem::message).forEach(notes::add);
    report.vex().problems().stream().map(InputProblem::message).forEach(notes::add);
    report.undecidable().forEach(verdict -> notes.add("undecided: " + TableNotes.words(verdict)));
    report
        .notAssessed()
        .forEach(
            group ->
                notes.add(
                    Words.count(group.packages(), "package") + " not assessed: " + group.reason()));
    return notes;
  }
}
