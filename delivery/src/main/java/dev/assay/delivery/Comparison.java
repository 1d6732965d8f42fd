package dev.assay.delivery;

import dev.assay.finding.PackageFinding;
import java.util.List;

/// How a scan stands to an earlier one.
///
/// @param baseline name of the earlier one; empty where nothing is compared
/// @param fresh findings that it did not have, as [Baseline] tells them apart
/// @param gone findings that it had and that are no more; those it hid are not counted
public record Comparison(String baseline, List<PackageFinding> fresh, List<Baseline.Known> gone) {
  /// Nothing is compared.
  public static final Comparison NONE = new Comparison("", List.of(), List.of());

  public Comparison {
    fresh = List.copyOf(fresh);
    gone = List.copyOf(gone);
  }

  /// Whether there is an earlier scan.
  public boolean isMade() {
    return !baseline.isEmpty();
  }
}
