package dev.assay.delivery;

import java.util.List;

/// Which upgrades close the findings of a target, in which order, and what each place takes.
///
/// @param scan the findings the plan is for, and what is known about the target
/// @param steps most gain first
/// @param left findings that no step closes
public record UpgradePlan(ScanReport scan, List<Step> steps, Left left) {
  public UpgradePlan {
    steps = List.copyOf(steps);
  }

  /// An upgrade and the places that declare the package.
  public record Step(UpgradeStep upgrade, List<Place> places) {
    public Step {
      places = List.copyOf(places);
    }
  }

  /// Findings that the plan leaves open.
  ///
  /// @param unfixed for which no publisher names a fixed version
  /// @param farther whose fix is more major versions away than was asked for
  /// @param unasked that `--only` leaves out
  public record Left(int unfixed, int farther, int unasked) {}

  /// A line that declares the package of a step.
  ///
  /// @param path relative to the target
  /// @param line 1-based; 0 where lines mean nothing
  /// @param installed what it declares now
  public record Place(String path, int line, String name, String installed, Change change) {}

  /// What happens to a place.
  public sealed interface Change {
    /// The line can be edited.
    ///
    /// @param line 1-based; where the version stands, which may be a property elsewhere
    /// @param before the whole line with its end
    /// @param after what it becomes
    /// @param next command that must run in the folder of the file afterwards; empty where none
    record Edit(int line, String before, String after, String next) implements Change {}

    /// A person or the ecosystem's tool does it.
    record ByHand(String reason) implements Change {}
  }

  /// Lines that `assay fix --apply` edits.
  public long edits() {
    return steps.stream()
        .flatMap(step -> step.places().stream())
        .filter(place -> place.change() instanceof Change.Edit)
        .count();
  }

  /// Findings that are gone after every step.
  public long closed() {
    return steps.stream().mapToLong(step -> step.upgrade().closes().size()).sum();
  }
}
