package dev.assay.delivery.format;

import dev.assay.delivery.ScanReport;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The numbers of a report. Each is the size of a list that the report holds.
///
/// @param bySeverity of the findings that are not hidden; every severity has an entry
record Tally(
    int packages,
    int findings,
    Map<Severity, Integer> bySeverity,
    int fixable,
    int partlyFixable,
    int knownExploited,
    int hidden) {

  static Tally of(ScanReport report) {
    List<PackageFinding> findings = report.findings();
    var bySeverity = new EnumMap<Severity, Integer>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, 0);
    }
    findings.forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
    return new Tally(
        report.inventory().packages().size(),
        findings.size(),
        bySeverity,
        withFix(findings, FixAvailability.YES),
        withFix(findings, FixAvailability.PARTIAL),
        (int) findings.stream().filter(Words::isKnownExploited).count(),
        report.hidden().findings().size() + report.vex().hidden().size());
  }

  private static int withFix(List<PackageFinding> findings, FixAvailability wanted) {
    return (int) findings.stream().filter(f -> f.fixAvailability() == wanted).count();
  }

  int of(Severity severity) {
    return bySeverity.getOrDefault(severity, 0);
  }

  String fixableWords() {
    String partly = partlyFixable == 0 ? "" : ", " + partlyFixable + " partly";
    if (fixable == findings) {
      return "all fixable";
    }
    return (fixable == 0 ? "none fixable" : fixable + " fixable") + partly;
  }
}
