package dev.assay.delivery;

import dev.assay.advisory.Vulnerability;
import dev.assay.match.Verdict;
import dev.assay.model.Inventory;
import java.util.List;

/// Why one target has, or has not, one vulnerability.
///
/// @param id as asked for
/// @param known what is known about it; empty where the advisories do not name it
/// @param verdicts one for each package that a record about it speaks of; empty where no such
///     package is installed
public record Explanation(
    String id,
    String target,
    Inventory inventory,
    AdvisoryAge advisories,
    List<Vulnerability> known,
    List<Verdict> verdicts) {
  public Explanation {
    known = List.copyOf(known);
    verdicts = List.copyOf(verdicts);
  }
}
