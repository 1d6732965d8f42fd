package dev.assay.coverage;

import dev.assay.model.AccountId;

/// One page of the coverage that is meant, by account, resource id and scan type.
///
/// @param pageSize 1 to 200
public record CoverageQuery(CoverageCriteria criteria, int pageSize, After after) {
  public CoverageQuery {
    if (pageSize < 1 || pageSize > 200) {
      throw new CoverageCriteriaException("maxResults", "must lie between 1 and 200");
    }
  }

  /// Where a page begins.
  public sealed interface After {
    /// At the first row.
    record Start() implements After {}

    /// Behind the row that the page before ended with.
    record Last(AccountId account, String resourceId, ScanType scanType) implements After {}
  }
}
