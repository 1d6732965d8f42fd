package dev.assay.finding;

import java.util.List;

/// Some findings, and whether there are more.
public record FindingPage(List<StoredFinding> findings, Next next) {
  public FindingPage {
    findings = List.copyOf(findings);
  }

  /// What follows a page.
  public sealed interface Next {
    /// Ask again from here.
    record More(FindingQuery.After.Last after) implements Next {}

    /// Nothing.
    record End() implements Next {}
  }
}
