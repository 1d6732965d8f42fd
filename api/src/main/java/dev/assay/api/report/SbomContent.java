package dev.assay.api.report;

import dev.assay.api.operation.ReportCriteria;
import dev.assay.coverage.CoverageCondition;
import dev.assay.coverage.CoverageCriteria;
import dev.assay.coverage.CoverageField;
import dev.assay.coverage.CoveragePage;
import dev.assay.coverage.CoverageQuery;
import dev.assay.coverage.CoverageRow;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.ScanType;
import dev.assay.delivery.ResourceSbom;
import dev.assay.finding.Condition;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingStore;
import dev.assay.finding.KeptResource;
import dev.assay.finding.StoredFinding;
import dev.assay.model.AccountId;
import dev.assay.report.Report;
import dev.assay.report.ReportContent;
import dev.assay.report.ReportException;
import dev.assay.report.ReportFailure;
import dev.assay.report.ReportFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A bill of materials of each resource that an account sees and whose packages are known.
///
/// @param toolVersion of this program
public record SbomContent(
    CoverageStore coverage,
    FindingQueries findings,
    FindingStore resources,
    String toolVersion,
    Clock clock)
    implements ReportContent {
  private static final int PAGE = 200;
  private static final int FINDINGS_PAGE = 100;
  private static final FindingQuery.Sort BY_AGE =
      new FindingQuery.Sort(FindingQuery.SortField.AWS_ACCOUNT_ID, false);

  @Override
  public void write(Report report, ReportFiles files) throws IOException {
    var criteria = criteria(report);
    boolean isEmpty = true;
    CoverageQuery.After after = new CoverageQuery.After.Start();
    while (true) {
      var page = coverage.list(report.account(), new CoverageQuery(criteria, PAGE, after));
      for (CoverageRow row : page.rows()) {
        var kept = resources.kept(row.account(), row.resource().resourceId());
        if (kept.isPresent()) {
          write(report, row.account(), kept.get(), files);
          isEmpty = false;
        }
      }
      switch (page.next()) {
        case CoveragePage.Next.More(var next) -> after = next;
        case CoveragePage.Next.End() -> {
          if (isEmpty) {
            throw new ReportException(
                ReportFailure.Code.NO_FINDINGS_FOUND,
                "No resource whose packages are known matches the filter criteria");
          }
          return;
        }
      }
    }
  }

  private static CoverageCriteria criteria(Report report) {
    Map<CoverageField, List<CoverageCondition>> fields =
        new HashMap<>(ReportCriteria.resources(report.request().criteria()).fields());
    fields.put(
        CoverageField.SCAN_TYPE,
        List.of(
            new CoverageCondition.Text(
                CoverageCondition.Comparison.EQUALS, ScanType.PACKAGE.name())));
    return new CoverageCriteria(fields);
  }

  private void write(Report report, AccountId account, KeptResource kept, ReportFiles files)
      throws IOException {
    var sbom =
        new ResourceSbom(
            account,
            kept.resource(),
            kept.inventory(),
            affected(account, kept.resource().identity().id()),
            toolVersion,
            clock.instant());
    var name =
        "%s_outputs_%s/account=%s/resource=%s/%s.json"
            .formatted(
                report.request().format(),
                report.id(),
                account,
                kept.resource().type(),
                fileName(kept.resource().identity().id()));
    switch (report.request().format()) {
      case CYCLONEDX_1_4 -> files.add(name, "application/json", sbom::writeCycloneDx);
      case SPDX_2_3 -> files.add(name, "application/json", sbom::writeSpdx);
      case CSV, JSON -> throw new IllegalArgumentException("not a format of bills of materials");
    }
  }

  /// What every file system and bucket takes.
  private static String fileName(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private Map<ResourceSbom.Place, List<String>> affected(AccountId account, String resource) {
    var criteria =
        new FindingCriteria(
            Map.of(
                FindingField.AWS_ACCOUNT_ID,
                equal(account.value()),
                FindingField.RESOURCE_ID,
                equal(resource),
                FindingField.FINDING_STATUS,
                equal("ACTIVE")));
    Map<ResourceSbom.Place, List<String>> affected = new HashMap<>();
    FindingQuery.After after = new FindingQuery.After.Start();
    while (true) {
      var page = findings.list(account, new FindingQuery(criteria, BY_AGE, FINDINGS_PAGE, after));
      page.findings().forEach(finding -> add(finding, affected));
      switch (page.next()) {
        case FindingPage.Next.More(var next) -> after = next;
        case FindingPage.Next.End() -> {
          return affected;
        }
      }
    }
  }

  private static void add(StoredFinding finding, Map<ResourceSbom.Place, List<String>> affected) {
    if (finding.subject() instanceof StoredFinding.VulnerablePackages it) {
      for (var one : it.packages()) {
        affected
            .computeIfAbsent(
                new ResourceSbom.Place(one.name(), one.path()), place -> new ArrayList<>())
            .add(it.vulnerability().id());
      }
    }
  }

  private static List<Condition> equal(String value) {
    return List.of(new Condition.Text(Condition.Comparison.EQUALS, value));
  }
}
