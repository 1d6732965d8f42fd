package dev.assay.api.report;

import dev.assay.api.operation.FindingShapes;
import dev.assay.api.operation.ReportCriteria;
import dev.assay.api.wire.WireJson;
import dev.assay.delivery.FindingsCsv;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.StoredFinding;
import dev.assay.report.Report;
import dev.assay.report.ReportContent;
import dev.assay.report.ReportException;
import dev.assay.report.ReportFailure;
import dev.assay.report.ReportFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/// The findings that an account sees, page by page into one file, oldest first within each account.
/// What changes while it is written may be in it or not.
public record FindingsContent(FindingQueries findings, Clock clock) implements ReportContent {
  private static final int PAGE = 100;
  private static final FindingQuery.Sort BY_AGE =
      new FindingQuery.Sort(FindingQuery.SortField.AWS_ACCOUNT_ID, false);

  @Override
  public void write(Report report, ReportFiles files) throws IOException {
    var criteria = ReportCriteria.findings(report.request().criteria());
    Pages pages =
        after -> findings.list(report.account(), new FindingQuery(criteria, BY_AGE, PAGE, after));
    var first = pages.from(new After.Start());
    if (first.findings().isEmpty()) {
      throw new ReportException(
          ReportFailure.Code.NO_FINDINGS_FOUND, "No finding matches the filter criteria");
    }
    switch (report.request().format()) {
      case CSV -> files.add(report.id() + ".csv", "text/csv", out -> csv(pages, first, out));
      case JSON ->
          files.add(report.id() + ".json", "application/json", out -> json(pages, first, out));
      case CYCLONEDX_1_4, SPDX_2_3 ->
          throw new IllegalArgumentException("not a format of findings");
    }
  }

  private void csv(Pages pages, FindingPage first, OutputStream out) throws IOException {
    var csv = new FindingsCsv(out, clock.instant());
    each(pages, first, csv::write);
    csv.finish();
  }

  /// The findings as ListFindings answers them.
  private void json(Pages pages, FindingPage first, OutputStream out) throws IOException {
    var json = WireJson.json().createGenerator(out);
    json.writeStartObject();
    json.writeArrayFieldStart("findings");
    each(pages, first, finding -> FindingShapes.shape(finding).write(json));
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }

  private interface Taker {
    void take(StoredFinding finding) throws IOException;
  }

  private static void each(Pages pages, FindingPage first, Taker taker) throws IOException {
    var page = first;
    while (true) {
      for (StoredFinding finding : page.findings()) {
        taker.take(finding);
      }
      switch (page.next()) {
        case FindingPage.Next.More(var after) -> page = pages.from(after);
        case FindingPage.Next.End() -> {
          return;
        }
      }
    }
  }

  /// Gives the page that begins there.
  private interface Pages {
    FindingPage from(After after);
  }
}
