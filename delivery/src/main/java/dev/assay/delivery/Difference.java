package dev.assay.delivery;

import java.util.List;

/// What two scans have apart and in common, as [Baseline] tells findings apart.
///
/// @param old name of the earlier scan
/// @param later name of the later one
/// @param fresh findings of the later one alone
/// @param gone findings of the earlier one alone
/// @param same how many both have
public record Difference(
    String old, String later, List<Baseline.Known> fresh, List<Baseline.Known> gone, int same) {
  public Difference {
    fresh = List.copyOf(fresh);
    gone = List.copyOf(gone);
  }
}
