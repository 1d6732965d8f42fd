package dev.assay.api.operation;

import dev.assay.api.KnownListening;
import dev.assay.api.NetworkDesk;
import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.BatchGetFindingDetailsRequest;
import dev.assay.api.inspector2.BatchGetFindingDetailsResponse;
import dev.assay.api.inspector2.FindingDetail;
import dev.assay.api.inspector2.FindingDetailsError;
import dev.assay.api.inspector2.FindingDetailsErrorCode;
import dev.assay.api.inspector2.ListFindingsRequest;
import dev.assay.api.inspector2.ListFindingsResponse;
import dev.assay.api.inspector2.SortCriteria;
import dev.assay.api.inspector2.SortOrder;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.FindingQuery.Sort;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.finding.StoredFinding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// ListFindings and BatchGetFindingDetails.
public final class FindingOperations {
  // The model lets a client ask for 100, and bounds the answer to 25.
  private static final int MOST_RESULTS = 25;
  private static final Sort WORST_FIRST = new Sort(SortField.SEVERITY, true);

  private final FindingQueries findings;
  private final KnownListening listening;
  private final NetworkDesk networks;
  private final PageTokens tokens;

  public FindingOperations(
      FindingQueries findings, KnownListening listening, NetworkDesk networks, PageTokens tokens) {
    this.findings = findings;
    this.listening = listening;
    this.networks = networks;
    this.tokens = tokens;
  }

  ListFindingsResponse list(ListFindingsRequest request) {
    var paging =
        Paging.of(tokens, "ListFindings", request.filterCriteria(), request.sortCriteria());
    var query =
        new FindingQuery(
            CriteriaShapes.from(request.filterCriteria()),
            sort(request.sortCriteria()),
            Math.min(MOST_RESULTS, Objects.requireNonNullElse(request.maxResults(), MOST_RESULTS)),
            paging.position(request.nextToken()).map(Position::after).orElseGet(After.Start::new));
    var page = Refusals.inCriteria(() -> findings.list(Caller.current().account(), query));
    return ListFindingsResponse.builder()
        .findings(page.findings().stream().map(FindingShapes::shape).toList())
        .nextToken(
            switch (page.next()) {
              case FindingPage.Next.More(var after) -> paging.token(Position.text(after));
              case FindingPage.Next.End _ -> null;
            })
        .build();
  }

  BatchGetFindingDetailsResponse details(BatchGetFindingDetailsRequest request) {
    var arns = request.findingArns().stream().distinct().toList();
    var found = find(arns);
    var details = arns.stream().map(found::get).filter(Objects::nonNull).toList();
    return BatchGetFindingDetailsResponse.builder()
        .findingDetails(details)
        .errors(arns.stream().filter(arn -> !found.containsKey(arn)).map(this::absent).toList())
        .build();
  }

  private Map<String, FindingDetail> find(List<String> arns) {
    return findings.byArns(Caller.current().account(), arns).stream()
        .collect(Collectors.toMap(StoredFinding::arn, this::detail));
  }

  private FindingDetail detail(StoredFinding finding) {
    return switch (finding.subject()) {
      case StoredFinding.VulnerablePackages packages ->
          VulnerabilityShapes.detail(finding.arn(), packages.vulnerability());
      case StoredFinding.OpenPath path ->
          NetworkEvidences.detail(
              finding,
              path,
              listening.of(finding.account(), finding.resource().identity().id()),
              networks);
    };
  }

  private FindingDetailsError absent(String arn) {
    return FindingDetailsError.builder()
        .findingArn(arn)
        .errorCode(FindingDetailsErrorCode.FINDING_DETAILS_NOT_FOUND)
        .errorMessage("Your account has no finding " + arn)
        .build();
  }

  private static Sort sort(@Nullable SortCriteria criteria) {
    return criteria == null
        ? WORST_FIRST
        : new Sort(
            SortField.valueOf(criteria.field().name()), criteria.sortOrder() == SortOrder.DESC);
  }

  /// Where a page begins, as the text in its token: the numbers of the finding and of the owner of
  /// its sort value, and that value, with spaces between.
  private static final class Position {
    static After after(String text) {
      int first = text.indexOf(' ');
      int second = text.indexOf(' ', first + 1);
      return new After.Last(
          text.substring(second + 1),
          Long.parseLong(text, first + 1, second, 10),
          Long.parseLong(text, 0, first, 10));
    }

    static String text(After.Last last) {
      return last.id() + " " + last.owner() + " " + last.key();
    }
  }
}
