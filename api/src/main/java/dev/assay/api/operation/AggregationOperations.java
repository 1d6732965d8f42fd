package dev.assay.api.operation;

import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.AggregationType;
import dev.assay.api.inspector2.ListFindingAggregationsRequest;
import dev.assay.api.inspector2.ListFindingAggregationsResponse;
import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingQueries;
import java.util.List;
import java.util.Objects;

/// ListFindingAggregations: active findings counted by what they have in common.
public final class AggregationOperations {
  private static final int MOST_RESULTS = 100;

  private final FindingQueries findings;
  private final PageTokens tokens;

  public AggregationOperations(FindingQueries findings, PageTokens tokens) {
    this.findings = findings;
    this.tokens = tokens;
  }

  ListFindingAggregationsResponse list(ListFindingAggregationsRequest request) {
    var asked = asked(request);
    var paging = Paging.of(tokens, "ListFindingAggregations", withoutPage(request));
    int offset = paging.position(request.nextToken()).map(Integer::parseInt).orElse(0);
    int pageSize = Objects.requireNonNullElse(request.maxResults(), MOST_RESULTS);
    var page = page(request, asked, pageSize, offset);
    return ListFindingAggregationsResponse.builder()
        .aggregationType(request.aggregationType())
        .responses(
            page.groups().stream()
                .map(group -> new AggregationShapes(group.account().value()).shape(group.row()))
                .toList())
        .nextToken(
            page.hasMore() ? paging.token(Integer.toString(offset + page.groups().size())) : null)
        .build();
  }

  private AggregationPage page(
      ListFindingAggregationsRequest request, Aggregation asked, int pageSize, int offset) {
    // Repositories of source code are not scanned by this version, so they have no findings.
    if (asked.type() == AggregationType.CODE_REPOSITORY) {
      return new AggregationPage(List.of(), false);
    }
    try {
      var query =
          new AggregationQuery(
              dev.assay.finding.AggregationType.valueOf(asked.type().name()),
              asked.filters().texts(FindingField.AWS_ACCOUNT_ID, request.accountIds()).filter(),
              asked.sort(),
              pageSize,
              offset);
      return findings.aggregate(Caller.current().account(), query);
    } catch (CriteriaException wrong) {
      throw wrong(wrong);
    }
  }

  private static Aggregation asked(ListFindingAggregationsRequest request) {
    var type = request.aggregationType();
    var aggregation = request.aggregationRequest();
    if (aggregation == null) {
      return Aggregation.of(type);
    }
    try {
      var asked = Aggregation.of(aggregation);
      if (asked.type() != type) {
        throw Refusals.field(
            "/aggregationRequest", "Member must be the request that belongs to " + type.wire());
      }
      return asked;
    } catch (CriteriaException wrong) {
      throw wrong(wrong);
    }
  }

  private static RuntimeException wrong(CriteriaException wrong) {
    return Refusals.field("/aggregationRequest", wrong.field() + " " + wrong.getMessage());
  }

  private static ListFindingAggregationsRequest withoutPage(
      ListFindingAggregationsRequest request) {
    return ListFindingAggregationsRequest.builder()
        .aggregationType(request.aggregationType())
        .accountIds(request.accountIds())
        .aggregationRequest(request.aggregationRequest())
        .build();
  }
}
