package dev.assay.finding;

import dev.assay.finding.Condition.Comparison;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which findings are meant: every field must hold. Within a field one condition is enough, but
/// every `NOT_EQUALS` must hold.
///
/// @param fields at most ten conditions each, of the field's kind
public record FindingCriteria(Map<FindingField, List<Condition>> fields) {
  private static final int MOST_CONDITIONS = 10;
  private static final Map<FindingField, Set<String>> WORDS =
      Map.of(
          FindingField.FINDING_TYPE,
          Set.of("NETWORK_REACHABILITY", "PACKAGE_VULNERABILITY", "CODE_VULNERABILITY"),
          FindingField.SEVERITY,
          Set.of("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL", "UNTRIAGED"),
          FindingField.FINDING_STATUS,
          Set.of("ACTIVE", "SUPPRESSED", "CLOSED"),
          FindingField.RESOURCE_TYPE,
          Set.of(
              "AWS_EC2_INSTANCE",
              "AWS_ECR_CONTAINER_IMAGE",
              "AWS_ECR_REPOSITORY",
              "AWS_LAMBDA_FUNCTION",
              "CODE_REPOSITORY"),
          FindingField.FIX_AVAILABLE,
          Set.of("YES", "NO", "PARTIAL"),
          FindingField.EXPLOIT_AVAILABLE,
          Set.of("YES", "NO"));

  public FindingCriteria {
    Map<FindingField, List<Condition>> checked = new EnumMap<>(FindingField.class);
    fields.forEach((field, conditions) -> checked.put(field, checked(field, conditions)));
    fields = Map.copyOf(checked);
  }

  /// Every finding.
  public static FindingCriteria all() {
    return new FindingCriteria(Map.of());
  }

  /// One field with its conditions.
  public static FindingCriteria of(FindingField field, Condition... conditions) {
    return new FindingCriteria(Map.of(field, List.of(conditions)));
  }

  /// These criteria, where each of their conditions could be met. Rules that were kept before a
  /// condition was known to be impossible stay readable, so the constructor does not ask.
  ///
  /// @throws CriteriaException that names the field which never matches
  public FindingCriteria requirePossible() {
    fields.forEach(
        (field, conditions) ->
            conditions.forEach(
                condition ->
                    ImpossibleConditions.refuse(
                        field, condition, WORDS.getOrDefault(field, Set.of()))));
    return this;
  }

  private static List<Condition> checked(FindingField field, List<Condition> conditions) {
    if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
      throw new CriteriaException(field.member(), "must have 1 to " + MOST_CONDITIONS + " values");
    }
    for (Condition condition : conditions) {
      check(field, condition);
    }
    return List.copyOf(conditions);
  }

  private static void check(FindingField field, Condition condition) {
    FindingField.Kind kind =
        switch (condition) {
          case Condition.Text t -> FindingField.Kind.TEXT;
          case Condition.NumberRange n -> FindingField.Kind.NUMBER;
          case Condition.Date d -> FindingField.Kind.DATE;
          case Condition.Tag t -> FindingField.Kind.TAG;
          case Condition.Ports p -> FindingField.Kind.PORT;
          case Condition.PackageMatch p -> FindingField.Kind.PACKAGE;
        };
    if (kind != field.kind()) {
      throw new CriteriaException(field.member(), "has the wrong kind of condition");
    }
    Set<String> words = WORDS.get(field);
    if (words != null
        && condition instanceof Condition.Text text
        && text.comparison() != Comparison.PREFIX
        && !words.contains(text.value())) {
      throw new CriteriaException(
          field.member(), "must be one of " + words.stream().sorted().toList());
    }
  }
}
