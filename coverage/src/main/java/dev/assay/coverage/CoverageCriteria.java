package dev.assay.coverage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which coverage is meant: every field must hold. Within a field one condition is enough, but
/// every `NOT_EQUALS` must hold.
///
/// @param fields one to ten conditions each, of the field's kind
public record CoverageCriteria(Map<CoverageField, List<CoverageCondition>> fields) {
  private static final int MOST_CONDITIONS = 10;

  public CoverageCriteria {
    Map<CoverageField, List<CoverageCondition>> checked = new EnumMap<>(CoverageField.class);
    fields.forEach((field, conditions) -> checked.put(field, checked(field, conditions)));
    fields = Map.copyOf(checked);
  }

  /// All coverage.
  public static CoverageCriteria all() {
    return new CoverageCriteria(Map.of());
  }

  /// One field with its conditions.
  public static CoverageCriteria of(CoverageField field, CoverageCondition... conditions) {
    return new CoverageCriteria(Map.of(field, List.of(conditions)));
  }

  private static List<CoverageCondition> checked(
      CoverageField field, List<CoverageCondition> conditions) {
    if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
      throw new CoverageCriteriaException(
          field.member(), "must have 1 to " + MOST_CONDITIONS + " values");
    }
    conditions.forEach(condition -> ConditionRules.check(field, condition));
    return List.copyOf(conditions);
  }
}
