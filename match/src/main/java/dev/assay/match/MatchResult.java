package dev.assay.match;

import dev.assay.model.Inventory;
import java.util.List;

/// All that matching says about one inventory.
///
/// @param inventory what was matched
/// @param affected in the inventory's order, then by vulnerability
/// @param undecidable statements that could not be judged
/// @param notAssessed packages no advisory source speaks for, with the reason
public record MatchResult(
    Inventory inventory,
    List<Verdict.Affected> affected,
    List<Verdict.Undecidable> undecidable,
    List<NotAssessed> notAssessed) {
  public MatchResult {
    affected = List.copyOf(affected);
    undecidable = List.copyOf(undecidable);
    notAssessed = List.copyOf(notAssessed);
  }

  /// A group of packages that nothing was asked about.
  ///
  /// @param reason a clause for people, such as `no advisories for Debian 8`
  /// @param packages how many
  public record NotAssessed(String reason, int packages) {}
}
