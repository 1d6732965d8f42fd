package dev.assay.report;

import java.io.IOException;

/// Makes the files of a report.
@FunctionalInterface
public interface ReportContent {
  /// Writes them, one after the other, holding little of it in memory.
  ///
  /// @throws ReportException where there is nothing to report, or the request cannot be answered
  void write(Report report, ReportFiles files) throws IOException;
}
