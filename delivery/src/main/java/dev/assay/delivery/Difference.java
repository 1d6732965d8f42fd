package dev.assay.delivery;

import java.util.List;

/// What two scans have apart and in common, as [Baseline] tells findings apart.
///
/// @param old name of the earlier scan
/// @param later name of the later one
/// @param fresh findings of the later one alone
/// @param gone findings of the earlier one alone
/// @param same how many both have
/// @param packages what changed of the packages; empty too where one of the two is a report, which
///     does not list them
/// @param listsPackages whether both list their packages
public record Difference(
    String old,
    String later,
    List<Baseline.Known> fresh,
    List<Baseline.Known> gone,
    int same,
    List<PackageChange> packages,
    boolean listsPackages) {
  public Difference {
    fresh = List.copyOf(fresh);
    gone = List.copyOf(gone);
    packages = List.copyOf(packages);
  }

  /// The same, with what changed of the packages.
  public Difference with(List<PackageChange> changes) {
    return new Difference(old, later, fresh, gone, same, changes, true);
  }
}
