package dev.assay.advisory;

import java.util.List;

/// What an index holds on a text.
///
/// @param vulnerabilities the one that the text names; else those stated of the packages found
/// @param statements in the index's order
/// @param isCut whether there is more than the limit asked for
public record SearchResult(
    List<Vulnerability> vulnerabilities, List<AffectedPackage> statements, boolean isCut) {
  public SearchResult {
    vulnerabilities = List.copyOf(vulnerabilities);
    statements = List.copyOf(statements);
  }
}
