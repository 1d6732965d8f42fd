package dev.assay.api.report;

import dev.assay.coverage.CoverageStore;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.KeptResource;
import dev.assay.model.AccountId;
import dev.assay.report.ReportContent;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

/// The contents of each kind of report.
public final class Contents {
  private Contents() {}

  /// Made of what is stored.
  public static ReportContent of(
      FindingQueries queries,
      BiFunction<AccountId, String, Optional<KeptResource>> resources,
      CoverageStore coverage,
      String toolVersion,
      Clock clock) {
    var findings = new FindingsContent(queries, clock);
    var sboms = new SbomContent(coverage, queries, resources::apply, toolVersion, clock);
    return (report, files) -> {
      switch (report.request().kind()) {
        case FINDINGS -> findings.write(report, files);
        case SBOMS -> sboms.write(report, files);
      }
    };
  }
}
