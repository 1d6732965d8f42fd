package dev.assay.finding;

import dev.assay.model.AccountId;
import java.util.List;

/// Some groups with their counts.
///
/// @param hasMore whether further groups follow, at the query's offset plus the number of these
public record AggregationPage(List<Group> groups, boolean hasMore) {
  public AggregationPage {
    groups = List.copyOf(groups);
  }

  /// One group of one account's findings.
  public record Group(AccountId account, AggregationRow row) {}
}
