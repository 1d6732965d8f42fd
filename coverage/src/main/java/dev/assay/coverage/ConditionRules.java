package dev.assay.coverage;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a condition on a field may say. A value that nothing can have is a mistake, and told.
final class ConditionRules {
  private static final int LONGEST_TEXT = 1024;

  private ConditionRules() {}

  static void check(CoverageField field, CoverageCondition condition) {
    if (kind(condition) != field.kind()) {
      throw refused(field, "has the wrong kind of condition");
    }
    switch (condition) {
      case CoverageCondition.Text text -> checkText(field, text.value());
      case CoverageCondition.Tag tag -> {
        checkLength(field, tag.key());
        checkStorable(field, tag.key());
        checkStorable(field, tag.value());
      }
      case CoverageCondition.Amount(long lowest, long highest) -> {
        if (lowest > highest) {
          throw refused(field, "has a lower end above its upper end");
        }
      }
      case CoverageCondition.Date(var earliest, var latest) -> {
        if (earliest.isAfter(latest)) {
          throw refused(field, "has a start after its end");
        }
      }
    }
  }

  private static CoverageField.Kind kind(CoverageCondition condition) {
    return switch (condition) {
      case CoverageCondition.Text _ -> CoverageField.Kind.TEXT;
      case CoverageCondition.Amount _ -> CoverageField.Kind.NUMBER;
      case CoverageCondition.Date _ -> CoverageField.Kind.DATE;
      case CoverageCondition.Tag _ -> CoverageField.Kind.TAG;
    };
  }

  private static void checkText(CoverageField field, String value) {
    checkLength(field, value);
    checkStorable(field, value);
    if (field == CoverageField.ACCOUNT_ID) {
      if (value.length() != 12 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw refused(field, "must be an account id of twelve digits");
      }
      return;
    }
    Set<String> words = words(field);
    if (!words.isEmpty() && !words.contains(value)) {
      throw refused(field, "must be one of " + words);
    }
  }

  /// The words of a field with a closed list; none where any text will do.
  private static Set<String> words(CoverageField field) {
    return switch (field) {
      case SCAN_STATUS_CODE -> names(ScanStatusCode.values());
      case SCAN_STATUS_REASON -> names(ScanStatusReason.values());
      case RESOURCE_TYPE -> names(ResourceType.values());
      case SCAN_TYPE -> names(ScanType.values());
      case SCAN_MODE -> names(ScanMode.EC2_SSM_AGENT_BASED, ScanMode.EC2_AGENTLESS);
      case CODE_REPOSITORY_PROVIDER_TYPE -> new TreeSet<>(Set.of("GITHUB", "GITLAB_SELF_MANAGED"));
      case ACCOUNT_ID,
          RESOURCE_ID,
          ECR_REPOSITORY_NAME,
          ECR_IMAGE_TAGS,
          EC2_INSTANCE_TAGS,
          LAMBDA_FUNCTION_NAME,
          LAMBDA_FUNCTION_TAGS,
          LAMBDA_FUNCTION_RUNTIME,
          LAST_SCANNED_AT,
          IMAGE_PULLED_AT,
          ECR_IMAGE_LAST_IN_USE_AT,
          ECR_IMAGE_IN_USE_COUNT,
          CODE_REPOSITORY_PROJECT_NAME,
          CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY,
          LAST_SCANNED_COMMIT_ID ->
          Set.of();
    };
  }

  private static Set<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void checkLength(CoverageField field, String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      throw refused(field, "must have 1 to " + LONGEST_TEXT + " characters");
    }
  }

  /// No row holds what the database cannot.
  private static void checkStorable(CoverageField field, String text) {
    if (!text.codePoints().allMatch(CoverageColumns::isStorable)) {
      throw refused(field, "has a character that is in no text");
    }
  }

  private static CoverageCriteriaException refused(CoverageField field, String message) {
    return new CoverageCriteriaException(field.member(), message);
  }
}
