package dev.assay.api.operation;

import dev.assay.account.OrganizationStore;
import dev.assay.account.Standing;
import dev.assay.account.TagStore;
import dev.assay.advisory.VexStatement;
import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.inspector2.AccessDeniedException;
import dev.assay.api.inspector2.BadRequestException;
import dev.assay.api.inspector2.CreateFilterRequest;
import dev.assay.api.inspector2.CreateFilterResponse;
import dev.assay.api.inspector2.DeleteFilterRequest;
import dev.assay.api.inspector2.DeleteFilterResponse;
import dev.assay.api.inspector2.ListFiltersRequest;
import dev.assay.api.inspector2.ListFiltersResponse;
import dev.assay.api.inspector2.ResourceNotFoundException;
import dev.assay.api.inspector2.ServiceQuotaExceededException;
import dev.assay.api.inspector2.UpdateFilterRequest;
import dev.assay.api.inspector2.UpdateFilterResponse;
import dev.assay.api.wire.ApiException;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterException;
import dev.assay.finding.FilterQuery;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingFilter;
import dev.assay.finding.VexImport;
import dev.assay.model.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// CreateFilter, UpdateFilter, DeleteFilter and ListFilters: saved searches and suppression rules.
public final class FilterOperations {
  private final FilterStore filters;
  private final TagStore tags;
  private final OrganizationStore organization;
  private final PageTokens tokens;

  public FilterOperations(
      FilterStore filters, TagStore tags, OrganizationStore organization, PageTokens tokens) {
    this.filters = filters;
    this.tags = tags;
    this.organization = organization;
    this.tokens = tokens;
  }

  CreateFilterResponse create(CreateFilterRequest request) {
    var account = Caller.current().account();
    var permitted = permitted(account);
    Map<String, String> wanted = Objects.requireNonNullElse(request.tags(), Map.of());
    var criteria = CriteriaShapes.from(request.filterCriteria());
    return outcome(
        account,
        () -> {
          var definition =
              new FilterDefinition(
                  request.name(),
                  FilterAction.valueOf(request.action().name()),
                  Objects.requireNonNullElse(request.description(), ""),
                  Objects.requireNonNullElse(request.reason(), ""),
                  criteria);
          var arn = filters.create(account, permitted.apply(definition)).arn();
          tag(account, arn, wanted);
          return new CreateFilterResponse(arn);
        });
  }

  UpdateFilterResponse update(UpdateFilterRequest request) {
    var account = Caller.current().account();
    var action = request.action();
    var permitted = permitted(account);
    var shape = request.filterCriteria();
    var criteria = CriteriaShapes.from(shape);
    return outcome(
        account,
        () -> {
          var changed =
              filters.update(
                  account,
                  request.filterArn(),
                  old ->
                      permitted.apply(
                          new FilterDefinition(
                              Objects.requireNonNullElse(request.name(), old.name()),
                              action == null ? old.action() : FilterAction.valueOf(action.name()),
                              Objects.requireNonNullElse(request.description(), old.description()),
                              Objects.requireNonNullElse(request.reason(), old.reason()),
                              shape == null ? old.criteria() : criteria,
                              old.ends())));
          return new UpdateFilterResponse(changed.arn());
        });
  }

  DeleteFilterResponse delete(DeleteFilterRequest request) {
    var account = Caller.current().account();
    return outcome(
        account,
        () -> {
          filters.delete(account, request.arn());
          tags.forget(account, request.arn());
          return new DeleteFilterResponse(request.arn());
        });
  }

  ListFiltersResponse list(ListFiltersRequest request) {
    var account = Caller.current().account();
    var action = request.action();
    List<String> arns = Objects.requireNonNullElse(request.arns(), List.of());
    // The page size is no part of what makes two requests different.
    var same = ListFiltersRequest.builder().arns(arns).action(action).build();
    var paging = Paging.of(tokens, "ListFilters", same);
    var query =
        new FilterQuery(
            arns,
            action == null ? Set.of() : Set.of(FilterAction.valueOf(action.name())),
            Objects.requireNonNullElse(request.maxResults(), FilterQuery.LARGEST_PAGE),
            paging.position(request.nextToken()).map(Long::parseLong).orElse(0L));
    var page = filters.list(account, query);
    return ListFiltersResponse.builder()
        .filters(
            page.filters().stream()
                .map(
                    filter -> FilterShapes.shape(account, filter, tags.list(account, filter.arn())))
                .toList())
        .nextToken(
            page.hasMore() ? paging.token(Long.toString(page.filters().getLast().id())) : null)
        .build();
  }

  /// When a filter ends. Amazon Inspector knows no end of one: it is Assay's own.
  ///
  /// @return the filter with its new end
  public FindingFilter end(AccountId account, String arn, Optional<Instant> end) {
    var permitted = permitted(account);
    return outcome(
        account, () -> filters.update(account, arn, old -> permitted.apply(old).ending(end)));
  }

  /// All filters, with their ends.
  public List<FindingFilter> all(AccountId account) {
    return filters.all(account);
  }

  /// Makes what VEX statements say the account's suppression rules.
  public List<VexImport.Outcome> takeVex(AccountId account, List<VexStatement> statements) {
    if (organization.standing(account) == Standing.MEMBER) {
      throw mayNotSuppress(account);
    }
    var outcomes = new VexImport(filters).take(account, statements);
    outcomes.stream()
        .filter(outcome -> outcome.result() == VexImport.Result.WITHDRAWN)
        .forEach(outcome -> tags.forget(account, outcome.arn()));
    return outcomes;
  }

  /// What [#takeVex] would do now, without doing it.
  public List<VexImport.Outcome> previewVex(AccountId account, List<VexStatement> statements) {
    return new VexImport(filters).preview(account, statements);
  }

  /// What is suppressed in a member its administrator decides: whatever a member asks for, it must
  /// not come to a rule that suppresses.
  private UnaryOperator<FilterDefinition> permitted(AccountId account) {
    boolean isMember = organization.standing(account) == Standing.MEMBER;
    return definition -> {
      if (isMember && definition.action() == FilterAction.SUPPRESS) {
        throw mayNotSuppress(account);
      }
      return definition;
    };
  }

  private static ApiException mayNotSuppress(AccountId account) {
    return new AccessDeniedException(
        "Member account " + account + " is not authorized to suppress findings");
  }

  /// A filter whose tags are refused is not kept: one call, one outcome.
  private void tag(AccountId account, String arn, Map<String, String> wanted) {
    try {
      Refusals.inAccount(
          () -> {
            tags.set(account, arn, wanted);
            return arn;
          });
    } catch (ApiException refused) {
      filters.delete(account, arn);
      throw refused;
    }
  }

  private static <T> T outcome(AccountId account, Supplier<T> action) {
    try {
      return action.get();
    } catch (CriteriaException wrong) {
      var isCriteria = FindingField.of(wrong.field()).isPresent();
      throw Refusals.field(
          (isCriteria ? "/filterCriteria/" : "/") + wrong.field(), "Member " + wrong.getMessage());
    } catch (FilterException refused) {
      var message = Objects.requireNonNullElse(refused.getMessage(), "the filter is refused");
      throw switch (refused) {
        case FilterException.NameTaken _ -> new BadRequestException(message);
        case FilterException.NotFound _ -> new ResourceNotFoundException(message);
        case FilterException.LimitExceeded _ ->
            new ServiceQuotaExceededException(message, account + "/filters");
      };
    }
  }
}
