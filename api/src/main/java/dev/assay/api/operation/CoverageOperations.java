package dev.assay.api.operation;

import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.Counts;
import dev.assay.api.inspector2.ListCoverageRequest;
import dev.assay.api.inspector2.ListCoverageResponse;
import dev.assay.api.inspector2.ListCoverageStatisticsRequest;
import dev.assay.api.inspector2.ListCoverageStatisticsResponse;
import dev.assay.coverage.CoverageCriteriaException;
import dev.assay.coverage.CoveragePage;
import dev.assay.coverage.CoverageQuery;
import dev.assay.coverage.CoverageQuery.After;
import dev.assay.coverage.CoverageStore;
import dev.assay.coverage.GroupKey;
import dev.assay.coverage.ScanType;
import dev.assay.model.AccountId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// ListCoverage and ListCoverageStatistics.
public final class CoverageOperations {
  private static final int MOST_RESULTS = 200;
  // The model bounds the counts of one answer; the rest is on further pages.
  private static final int MOST_COUNTS = 5;

  private final CoverageStore store;
  private final PageTokens tokens;

  public CoverageOperations(CoverageStore store, PageTokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  ListCoverageResponse list(ListCoverageRequest request) {
    var account = Caller.current().account();
    var paging = Paging.of(tokens, "ListCoverage", request.filterCriteria());
    var page =
        inCriteria(
            () ->
                store.list(
                    account,
                    new CoverageQuery(
                        CoverageCriteriaShapes.from(request.filterCriteria()),
                        Objects.requireNonNullElse(request.maxResults(), MOST_RESULTS),
                        paging
                            .position(request.nextToken())
                            .map(CoverageOperations::after)
                            .orElseGet(After.Start::new))));
    return ListCoverageResponse.builder()
        .coveredResources(
            page.rows().stream()
                .map(row -> CoverageShapes.shape(row.account(), row.resource()))
                .toList())
        .nextToken(
            switch (page.next()) {
              case CoveragePage.Next.More(var after) ->
                  paging.token(after.account() + " " + after.scanType() + " " + after.resourceId());
              case CoveragePage.Next.End _ -> null;
            })
        .build();
  }

  ListCoverageStatisticsResponse statistics(ListCoverageStatisticsRequest request) {
    var account = Caller.current().account();
    var key = request.groupBy();
    var statistics =
        inCriteria(
            () -> {
              var criteria = CoverageCriteriaShapes.from(request.filterCriteria());
              return key == null
                  ? store.statistics(account, criteria)
                  : store.statistics(account, criteria, GroupKey.valueOf(key.name()));
            });
    List<Counts> counts =
        statistics.counts().stream()
            .map(count -> new Counts(count.count(), count.value()))
            .toList();
    var page =
        Paging.of(tokens, "ListCoverageStatistics by " + key, request.filterCriteria())
            .slice(counts, MOST_COUNTS, request.nextToken());
    return ListCoverageStatisticsResponse.builder()
        .totalCounts(statistics.total())
        .countsByGroup(page.items().isEmpty() ? null : page.items())
        .nextToken(page.next())
        .build();
  }

  /// The text in a token: account, scan type and resource id, with spaces between.
  private static After after(String position) {
    int first = position.indexOf(' ');
    int second = position.indexOf(' ', first + 1);
    return new After.Last(
        new AccountId(position.substring(0, first)),
        position.substring(second + 1),
        ScanType.valueOf(position.substring(first + 1, second)));
  }

  private static <T> T inCriteria(Supplier<T> action) {
    try {
      return action.get();
    } catch (CoverageCriteriaException wrong) {
      throw Refusals.field("/filterCriteria/" + wrong.field(), "Member " + wrong.getMessage());
    }
  }
}
