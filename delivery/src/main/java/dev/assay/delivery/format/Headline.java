package dev.assay.delivery.format;

import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.Comparison;
import dev.assay.delivery.ScanReport;
import dev.assay.delivery.TerminalText;
import dev.assay.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What was scanned and how it stands, in two lines.
final class Headline {
  private static final List<Severity> WORST_FIRST = List.of(Severity.values()).reversed();

  private Headline() {}

  /// `app:1.4 · alpine 3.20.5 · 212 packages · advisories 15 h old`.
  static String of(ScanReport report) {
    var parts = new ArrayList<String>();
    parts.add(TerminalText.clean(report.inventory().artifact().name()));
    String system = Words.of(report.inventory().operatingSystem());
    if (!system.isEmpty()) {
      parts.add(system);
    }
    parts.add(Words.count(report.inventory().packages().size(), "package"));
    parts.add("advisories " + advisoryAge(report));
    return String.join(" · ", parts);
  }

  /// `since baseline.json: 1 new, 2 fixed`.
  static String since(Comparison comparison) {
    return "since "
        + comparison.baseline()
        + ": "
        + comparison.fresh().size()
        + " new, "
        + comparison.gone().size()
        + " fixed";
  }

  static String advisoryAge(ScanReport report) {
    String age = AdvisoryAge.words(report.advisories().at(report.scan().finished())) + " old";
    return report.advisories().starter() ? "starter set, " + age : age;
  }

  /// `6 findings: 0 critical, 2 high, 2 medium · all fixable · 1 known exploited · 0 hidden`. The
  /// severities that matter are named also where there is none.
  ///
  /// @param word of a severity that there is, perhaps in its colour
  static String counts(Tally tally, Function<Severity, String> word) {
    var words = new ArrayList<String>();
    for (Severity severity : WORST_FIRST) {
      int count = tally.of(severity);
      if (count > 0 || severity.compareTo(Severity.MEDIUM) >= 0) {
        words.add(count + " " + (count > 0 ? word.apply(severity) : Words.of(severity)));
      }
    }
    return Words.count(tally.findings(), "finding")
        + ": "
        + String.join(", ", words)
        + (tally.findings() == 0 ? "" : " · " + tally.fixableWords())
        + (" · " + tally.knownExploited() + " known exploited")
        + (" · " + tally.hidden() + " hidden");
  }
}
