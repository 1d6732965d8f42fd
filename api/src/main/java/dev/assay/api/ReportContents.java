package dev.assay.api;

import dev.assay.api.report.FindingsContent;
import dev.assay.api.report.SbomContent;
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
    var ofFindings = new FindingsContent(queries, clock);
    var sboms = new SbomContent(coverage, queries, findings, toolVersion, clock);
    return (report, files) -> {
      switch (report.request().kind()) {
        case FINDINGS -> ofFindings.write(report, files);
        case SBOMS -> sboms.write(report, files);
      }
    };
  }
}
