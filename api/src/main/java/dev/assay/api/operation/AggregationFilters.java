package dev.assay.api.operation;

import dev.assay.api.inspector2.DateFilter;
import dev.assay.api.inspector2.MapFilter;
import dev.assay.api.inspector2.NumberFilter;
import dev.assay.api.inspector2.StringFilter;
import dev.assay.finding.AggregationQuery.Filter;
import dev.assay.finding.AggregationQuery.GroupField;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the filters of one aggregation request; what is absent filters nothing.
final class AggregationFilters {
  private final Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
  private final Map<GroupField, List<Condition.Text>> groups = new EnumMap<>(GroupField.class);

  AggregationFilters texts(FindingField field, @Nullable List<StringFilter> filters) {
    return put(field, ConditionShape.TEXT, filters);
  }

  AggregationFilters tags(@Nullable List<MapFilter> filters) {
    return put(FindingField.RESOURCE_TAGS, ConditionShape.TAG, filters);
  }

  AggregationFilters dates(FindingField field, @Nullable List<DateFilter> filters) {
    return put(field, ConditionShape.DATE, filters);
  }

  AggregationFilters numbers(FindingField field, @Nullable List<NumberFilter> filters) {
    return put(field, ConditionShape.NUMBER, filters);
  }

  /// One word of a closed list, whose constants are spelled as the API spells them.
  AggregationFilters word(FindingField field, @Nullable Enum<?> word) {
    if (word != null) {
      fields.put(field, List.of(new Condition.Text(Comparison.EQUALS, word.name())));
    }
    return this;
  }

  AggregationFilters group(GroupField field, @Nullable List<StringFilter> filters) {
    if (filters != null) {
      groups.put(field, filters.stream().map(ConditionShape::text).toList());
    }
    return this;
  }

  Filter filter() {
    return new Filter(new FindingCriteria(fields), groups);
  }

  private <F> AggregationFilters put(
      FindingField field, ConditionShape<F> shape, @Nullable List<F> filters) {
    if (filters != null) {
      fields.put(field, filters.stream().map(filter -> shape.from(field, filter)).toList());
    }
    return this;
  }
}
