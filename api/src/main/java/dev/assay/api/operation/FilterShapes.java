package dev.assay.api.operation;

import dev.assay.api.inspector2.Filter;
import dev.assay.api.inspector2.FilterAction;
import dev.assay.finding.FindingFilter;
import dev.assay.model.AccountId;
import java.util.Map;

/// Saved searches and suppression rules as the API shows them.
final class FilterShapes {
  private static final int LONGEST_TEXT = 512;

  private FilterShapes() {}

  static Filter shape(AccountId account, FindingFilter filter, Map<String, String> tags) {
    var definition = filter.definition();
    return Filter.builder()
        .arn(filter.arn())
        .ownerId(account.value())
        .name(definition.name())
        .criteria(CriteriaShapes.shape(definition.criteria()))
        .action(FilterAction.valueOf(definition.action().name()))
        .createdAt(filter.created())
        .updatedAt(filter.updated())
        .description(Bounds.text(definition.description(), LONGEST_TEXT))
        .reason(Bounds.text(definition.reason(), LONGEST_TEXT))
        .tags(tags)
        .build();
  }
}
