package dev.assay.coverage;

import java.util.List;

/// Coverage, counted.
///
/// @param total rows that are meant
/// @param counts by value, sorted; rows without a value are in the total only
public record CoverageStatistics(long total, List<Count> counts) {
  public CoverageStatistics {
    counts = List.copyOf(counts);
  }

  /// How many rows have a value.
  public record Count(String value, long count) {}
}
