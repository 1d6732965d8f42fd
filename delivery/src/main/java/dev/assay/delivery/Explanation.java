package dev.assay.delivery;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Vulnerability;
import dev.assay.match.MatchResult;
import dev.assay.match.Verdict;
import dev.assay.model.Inventory;
import java.util.List;

/// Why one target has, or has not, one vulnerability.
///
/// @param id as asked for
/// @param known what is known about it; empty where the advisories do not name it
/// @param verdicts one for each package that a record about it speaks of; empty where no such
///     package is installed
/// @param named what records say of any package; empty unless the absence is to be explained
/// @param notAssessed packages that were not looked at, with the reason
/// @param absence whether the steps that lead to an absence are asked for
/// @param vex what VEX documents say of the verdicts
public record Explanation(
    String id,
    String target,
    Inventory inventory,
    AdvisoryAge advisories,
    List<Vulnerability> known,
    List<Verdict> verdicts,
    List<AffectedPackage> named,
    List<MatchResult.NotAssessed> notAssessed,
    boolean absence,
    VexAnswers vex) {
  public Explanation {
    known = List.copyOf(known);
    verdicts = List.copyOf(verdicts);
    named = List.copyOf(named);
    notAssessed = List.copyOf(notAssessed);
  }

  /// Without VEX documents, and without the steps that lead to an absence.
  public Explanation(
      String id,
      String target,
      Inventory inventory,
      AdvisoryAge advisories,
      List<Vulnerability> known,
      List<Verdict> verdicts) {
    this(
        id,
        target,
        inventory,
        advisories,
        known,
        verdicts,
        List.of(),
        List.of(),
        false,
        VexAnswers.NONE);
  }
}
