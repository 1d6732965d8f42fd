package dev.assay.coverage;

import dev.assay.model.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Says in plain Java which rows criteria mean: every value that a row has for a field is put into
/// a list, and conditions look at the lists.
final class CoverageOracle {
  private CoverageOracle() {}

  static boolean isMeant(AccountId account, CoveredResource row, CoverageCriteria criteria) {
    return criteria.fields().entrySet().stream()
        .allMatch(entry -> holds(values(account, row, entry.getKey()), entry.getValue()));
  }

  private static boolean holds(Collection<?> values, List<CoverageCondition> conditions) {
    Predicate<CoverageCondition> isNegative =
        c ->
            c instanceof CoverageCondition.Text(var comparison, var _)
                && comparison == CoverageCondition.Comparison.NOT_EQUALS;
    boolean noneRefuses =
        conditions.stream().filter(isNegative).noneMatch(c -> values.stream().anyMatch(has(c)));
    List<CoverageCondition> enough = conditions.stream().filter(isNegative.negate()).toList();
    return noneRefuses
        && (enough.isEmpty() || enough.stream().anyMatch(c -> values.stream().anyMatch(has(c))));
  }

  private static Predicate<Object> has(CoverageCondition condition) {
    return switch (condition) {
      case CoverageCondition.Text text -> text.value()::equals;
      case CoverageCondition.Amount(long lowest, long highest) ->
          value -> (long) value >= lowest && (long) value <= highest;
      case CoverageCondition.Date(var earliest, var latest) ->
          value -> !((Instant) value).isBefore(earliest) && !((Instant) value).isAfter(latest);
      case CoverageCondition.Tag(var key, var wanted) ->
          value -> {
            var tag = (Map.Entry<?, ?>) value;
            return tag.getKey().equals(key) && (wanted.isEmpty() || tag.getValue().equals(wanted));
          };
    };
  }

  private static Collection<?> values(AccountId account, CoveredResource row, CoverageField field) {
    ResourceMetadata about = row.metadata();
    return switch (field) {
      case SCAN_STATUS_CODE -> List.of(row.status().code().name());
      case SCAN_STATUS_REASON -> List.of(row.status().reason().name());
      case ACCOUNT_ID -> List.of(account.value());
      case RESOURCE_ID -> List.of(row.resourceId());
      case RESOURCE_TYPE -> List.of(about.type().name());
      case SCAN_TYPE -> List.of(row.scanType().name());
      case LAST_SCANNED_AT -> known(row.lastScanned());
      case SCAN_MODE ->
          row.scanMode() == ScanMode.NONE ? List.of() : List.of(row.scanMode().name());
      case EC2_INSTANCE_TAGS ->
          about instanceof ResourceMetadata.Instance i ? i.tags().entrySet() : Set.of();
      case LAMBDA_FUNCTION_TAGS ->
          about instanceof ResourceMetadata.Function f ? f.tags().entrySet() : Set.of();
      case ECR_REPOSITORY_NAME ->
          switch (about) {
            case ResourceMetadata.Image image -> known(image.repository());
            case ResourceMetadata.Repository repository -> known(repository.name());
            case ResourceMetadata.Instance _,
                ResourceMetadata.Function _,
                ResourceMetadata.CodeRepository _ ->
                List.of();
          };
      case ECR_IMAGE_TAGS, IMAGE_PULLED_AT, ECR_IMAGE_LAST_IN_USE_AT, ECR_IMAGE_IN_USE_COUNT ->
          about instanceof ResourceMetadata.Image image ? ofImage(image, field) : List.of();
      case LAMBDA_FUNCTION_NAME, LAMBDA_FUNCTION_RUNTIME ->
          about instanceof ResourceMetadata.Function(var name, var runtime, var _, var _)
              ? known(field == CoverageField.LAMBDA_FUNCTION_NAME ? name : runtime)
              : List.of();
      case CODE_REPOSITORY_PROJECT_NAME,
          CODE_REPOSITORY_PROVIDER_TYPE,
          CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY,
          LAST_SCANNED_COMMIT_ID ->
          about instanceof ResourceMetadata.CodeRepository code ? ofCode(code, field) : List.of();
    };
  }

  private static Collection<?> ofImage(ResourceMetadata.Image image, CoverageField field) {
    return switch (field) {
      case ECR_IMAGE_TAGS -> image.tags();
      case IMAGE_PULLED_AT -> known(image.pulled());
      case ECR_IMAGE_LAST_IN_USE_AT -> known(image.lastInUse());
      default -> List.of(image.inUseCount());
    };
  }

  private static Collection<?> ofCode(ResourceMetadata.CodeRepository code, CoverageField field) {
    return switch (field) {
      case CODE_REPOSITORY_PROJECT_NAME -> known(code.project());
      case CODE_REPOSITORY_PROVIDER_TYPE -> known(code.provider());
      case CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY -> known(code.visibility());
      default -> known(code.lastScannedCommit());
    };
  }

  private static List<Object> known(Object value) {
    return Stream.of(value).filter(v -> !v.equals("") && !v.equals(Instant.EPOCH)).toList();
  }
}
