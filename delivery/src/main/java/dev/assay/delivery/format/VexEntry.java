package dev.assay.delivery.format;

import dev.assay.advisory.VexStatement.Answer;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Verdict;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Purl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a scan says of one vulnerability in one package, as VEX says it.
///
/// - A finding is `affected`, with what to do about it, unless a VEX document has said otherwise.
/// - A verdict that could not be reached is `under_investigation`.
/// - A record that speaks of the package and does not contain its version makes it `fixed` where
///   the version holds the fix, else `not_affected`.
///
/// @param aliases other ids of the flaw
/// @param title one line; may be empty
record VexEntry(
    String vulnerability,
    List<String> aliases,
    String title,
    InstalledPackage installed,
    String purl,
    Answer answer) {
  private static final String NOT_PRESENT = "vulnerable_code_not_present";
  private static final int DECIDING = 1;

  /// What is said where nothing can be done.
  static final String NO_FIX = "No fix is known for this package.";

  VexEntry {
    aliases = List.copyOf(aliases);
  }

  /// Every entry, by vulnerability.
  static Map<String, List<VexEntry>> of(ScanReport report) {
    var entries = new ArrayList<VexEntry>();
    for (var findings :
        List.of(report.findings(), report.hidden().findings(), report.vex().hidden())) {
      findings.forEach(finding -> addFinding(report, finding, entries));
    }
    for (Verdict.Undecidable open : report.undecidable()) {
      var answer = new Answer(Status.UNDER_INVESTIGATION, "", said(open));
      entries.add(of(report, open, answer));
    }
    for (Verdict.NotAffected no : report.vex().unaffected()) {
      var answer =
          no.fixed()
              ? new Answer(Status.FIXED, "", said(no))
              : new Answer(Status.NOT_AFFECTED, NOT_PRESENT, said(no));
      entries.add(of(report, no, answer));
    }
    Map<String, List<VexEntry>> sorted = new TreeMap<>();
    for (VexEntry entry : entries) {
      sorted.computeIfAbsent(entry.vulnerability(), id -> new ArrayList<>()).add(entry);
    }
    return sorted;
  }

  /// Entries that say the same, joined.
  static Map<Answer, List<VexEntry>> byAnswer(List<VexEntry> entries) {
    Map<Answer, List<VexEntry>> groups = new LinkedHashMap<>();
    for (VexEntry entry : entries) {
      groups.computeIfAbsent(entry.answer(), a -> new ArrayList<>()).add(entry);
    }
    return groups;
  }

  private static void addFinding(
      ScanReport report, PackageFinding finding, List<VexEntry> entries) {
    for (VulnerablePackage vulnerable : finding.packages()) {
      String action = action(vulnerable);
      Answer answer =
          report
              .vex()
              .of(vulnerable.verdict())
              .map(said -> said.answer())
              .orElseGet(() -> new Answer(Status.AFFECTED, "", action));
      entries.add(
          new VexEntry(
              finding.vulnerability().id(),
              finding.vulnerability().aliases(),
              finding.vulnerability().text().title(),
              vulnerable.installed(),
              purl(report, vulnerable.installed()),
              answer));
    }
  }

  private static String action(VulnerablePackage vulnerable) {
    if (!vulnerable.remediation().isEmpty()) {
      return vulnerable.remediation();
    }
    return vulnerable.isFixable()
        ? "Update to " + Words.of(vulnerable.verdict().fix()) + "."
        : NO_FIX;
  }

  private static VexEntry of(ScanReport report, Verdict verdict, Answer answer) {
    return new VexEntry(
        verdict.statement().vulnerability(),
        List.of(),
        "",
        verdict.installed(),
        purl(report, verdict.installed()),
        answer);
  }

  private static String purl(ScanReport report, InstalledPackage installed) {
    return Purl.of(installed, report.inventory().operatingSystem()).toString();
  }

  /// The first line says what is installed; those after it, what the records say of it.
  private static String said(Verdict verdict) {
    List<String> lines = verdict.evidence();
    return String.join("; ", lines.subList(Math.min(DECIDING, lines.size()), lines.size()));
  }
}
