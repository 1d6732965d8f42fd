package dev.assay.advisory;

/// A run of versions, in its ecosystem's order.
///
/// @param introduced first version of the run; `0` means from the very first version on, `>1.2`
///     from the first version after `1.2` on
/// @param until where the run ends
public record AffectedRange(String introduced, UpperBound until) {

  /// Where a run of affected versions ends.
  public sealed interface UpperBound {
    /// Versions from this one on are not affected.
    record Fixed(String version) implements UpperBound {}

    /// This version is affected, later ones are not; no fixed version is known.
    record LastAffected(String version) implements UpperBound {}

    /// The run reaches up to, not including, this version, which is not known to be a fix.
    record Limit(String version) implements UpperBound {}

    /// Every later version is affected.
    record Open() implements UpperBound {}
  }
}
