package dev.assay.finding;

import java.util.List;

/// Some groups with their counts.
///
/// @param hasMore whether further groups follow, at the query's offset plus the number of these
public record AggregationPage(List<AggregationRow> rows, boolean hasMore) {
  public AggregationPage {
    rows = List.copyOf(rows);
  }
}
