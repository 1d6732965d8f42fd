package dev.assay.api.operation;

import static java.util.stream.Collectors.toSet;

import dev.assay.api.UsagePrices;
import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.AccessDeniedException;
import dev.assay.api.inspector2.Currency;
import dev.assay.api.inspector2.ListUsageTotalsRequest;
import dev.assay.api.inspector2.ListUsageTotalsResponse;
import dev.assay.api.inspector2.Usage;
import dev.assay.api.inspector2.UsageTotal;
import dev.assay.coverage.UsageStore;
import dev.assay.coverage.UsageTotals;
import dev.assay.coverage.UsageType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What was covered in the last thirty days, and what that would cost: of the caller's account, and
/// of its members where it is their administrator.
///
/// @param prices free trials do not lower them: a cost is what a whole month would be
public record UsageOperations(UsageStore usage, UsagePrices prices, PageTokens tokens) {
  /// The model allows as many.
  private static final int MOST_PER_PAGE = 500;

  ListUsageTotalsResponse totals(ListUsageTotalsRequest request) {
    var seen = usage.totals(Caller.current().account());
    var wanted = Objects.requireNonNullElseGet(request.accountIds(), List::<String>of);
    requireAmong(seen, wanted);
    var names = Set.copyOf(wanted);
    var meant =
        seen.stream()
            .filter(totals -> names.isEmpty() || names.contains(totals.account().value()))
            .map(this::shape)
            .toList();
    var filters = ListUsageTotalsRequest.builder().accountIds(request.accountIds()).build();
    Paging.Slice<UsageTotal> page =
        Paging.of(tokens, "ListUsageTotals", filters)
            .slice(
                meant,
                Objects.requireNonNullElse(request.maxResults(), MOST_PER_PAGE),
                request.nextToken());
    return new ListUsageTotalsResponse(page.next(), page.items());
  }

  private static void requireAmong(List<UsageTotals> seen, List<String> wanted) {
    var accounts = seen.stream().map(totals -> totals.account().value()).collect(toSet());
    for (String id : wanted) {
      if (!accounts.contains(id)) {
        throw new AccessDeniedException("accountIds: your account does not manage " + id);
      }
    }
  }

  private UsageTotal shape(UsageTotals totals) {
    return new UsageTotal(
        totals.account().value(),
        Arrays.stream(UsageType.values()).map(type -> shape(type, totals.of(type))).toList());
  }

  private Usage shape(UsageType type, double quantity) {
    return new Usage(
        dev.assay.api.inspector2.UsageType.valueOf(type.name()),
        quantity,
        prices.cost(type, quantity),
        Currency.USD);
  }
}
