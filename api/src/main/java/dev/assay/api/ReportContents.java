package dev.assay.api;

import dev.assay.api.report.Contents;
import dev.assay.coverage.CoverageStore;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingStore;
import dev.assay.report.ReportContent;
import java.time.Clock;

/// What reports are made of: findings in the API's shape, resources with their packages.
public final class ReportContents {
  private ReportContents() {}

  /// Made of what is stored.
  ///
  /// @param toolVersion of this program
  public static ReportContent of(
      FindingQueries queries,
      FindingStore findings,
      CoverageStore coverage,
      String toolVersion,
      Clock clock) {
    return Contents.of(queries, findings::kept, coverage, toolVersion, clock);
  }
}
