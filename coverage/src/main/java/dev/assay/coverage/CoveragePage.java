package dev.assay.coverage;

import java.util.List;

/// Some coverage, and whether there is more.
public record CoveragePage(List<CoverageRow> rows, Next next) {
  public CoveragePage {
    rows = List.copyOf(rows);
  }

  /// What follows a page.
  public sealed interface Next {
    /// Ask again from here.
    record More(CoverageQuery.After.Last after) implements Next {}

    /// Nothing.
    record End() implements Next {}
  }
}
