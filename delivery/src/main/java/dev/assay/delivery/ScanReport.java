package dev.assay.delivery;

import dev.assay.finding.PackageFinding;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All that one scan has to say.
///
/// @param scan which program scanned what, and when
/// @param inventory what was found on the target, with every problem on the way
/// @param advisories what judged it
/// @param findings most urgent first, without the hidden ones
/// @param hidden findings that a filter left out
/// @param undecidable verdicts that could not be reached
/// @param notAssessed packages that no advisory source speaks for
/// @param vex what VEX documents say of the verdicts
/// @param comparison with an earlier scan
public record ScanReport(
    Scan scan,
    Inventory inventory,
    AdvisoryAge advisories,
    List<PackageFinding> findings,
    Hidden hidden,
    List<Verdict.Undecidable> undecidable,
    List<MatchResult.NotAssessed> notAssessed,
    VexAnswers vex,
    Comparison comparison) {
  public ScanReport {
    findings = Urgency.mostUrgentFirst(findings);
    undecidable = List.copyOf(undecidable);
    notAssessed = List.copyOf(notAssessed);
  }

  /// Without an earlier scan.
  public ScanReport(
      Scan scan,
      Inventory inventory,
      AdvisoryAge advisories,
      List<PackageFinding> findings,
      Hidden hidden,
      List<Verdict.Undecidable> undecidable,
      List<MatchResult.NotAssessed> notAssessed,
      VexAnswers vex) {
    this(
        scan,
        inventory,
        advisories,
        findings,
        hidden,
        undecidable,
        notAssessed,
        vex,
        Comparison.NONE);
  }

  /// The same, held against an earlier scan.
  public ScanReport since(Baseline baseline) {
    var stillThere = new ArrayList<>(hidden.findings());
    stillThere.addAll(vex.hidden());
    return new ScanReport(
        scan,
        inventory,
        advisories,
        findings,
        hidden,
        undecidable,
        notAssessed,
        vex,
        baseline.compare(findings, stillThere));
  }

  /// Without VEX documents.
  public ScanReport(
      Scan scan,
      Inventory inventory,
      AdvisoryAge advisories,
      List<PackageFinding> findings,
      Hidden hidden,
      List<Verdict.Undecidable> undecidable,
      List<MatchResult.NotAssessed> notAssessed) {
    this(scan, inventory, advisories, findings, hidden, undecidable, notAssessed, VexAnswers.NONE);
  }

  /// Which program scanned what, and when.
  ///
  /// @param toolVersion of this program
  /// @param target as it has to be written on the command line to scan it again
  public record Scan(String toolVersion, String target, Instant started, Instant finished) {}

  /// Findings that a filter left out.
  ///
  /// @param filter as written on the command line; empty where nothing was filtered
  /// @param findings most urgent first
  /// @param shown whether the reader asked to see them, marked as hidden
  public record Hidden(String filter, List<PackageFinding> findings, boolean shown) {
    /// Nothing was filtered.
    public static final Hidden NOTHING = new Hidden("", List.of(), false);

    public Hidden {
      findings = Urgency.mostUrgentFirst(findings);
    }
  }
}
