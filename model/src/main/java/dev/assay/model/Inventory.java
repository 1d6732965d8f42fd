package dev.assay.model;

import java.util.List;

/// Every package found in one artifact, and everything that kept others from being found.
///
/// @param artifact what was read
/// @param operatingSystem what it runs on
/// @param packages in a fixed order (type, name, version, path), so that the same input always
///     gives the same inventory
/// @param problems empty means that nothing was left out
public record Inventory(
    Artifact artifact,
    OperatingSystem operatingSystem,
    List<InstalledPackage> packages,
    List<InputProblem> problems) {
  public Inventory {
    packages = List.copyOf(packages);
    problems = List.copyOf(problems);
  }

  /// Whether something was left out: a scan with problems is a partial one.
  public boolean isPartial() {
    return !problems.isEmpty();
  }
}
