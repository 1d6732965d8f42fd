package dev.assay.advisory.feed;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import java.util.List;

/// The two statements that distributions make most.
public final class Statements {
  private Statements() {}

  /// Every version before this one is affected.
  public static Statement fixed(String version) {
    return affected(new UpperBound.Fixed(version), FixPlan.UNKNOWN);
  }

  /// Every version is affected.
  public static Statement open(FixPlan plan) {
    return affected(new UpperBound.Open(), plan);
  }

  private static Statement affected(UpperBound bound, FixPlan plan) {
    return new Statement.Affected(List.of(new AffectedRange("0", bound)), List.of(), plan);
  }
}
