package dev.assay.finding;

import java.util.List;

/// Some filters, and whether there are more.
public record FilterPage(List<FindingFilter> filters, boolean hasMore) {
  public FilterPage {
    filters = List.copyOf(filters);
  }
}
