package dev.assay.api.operation;

import dev.assay.api.inspector2.CoverageDateFilter;
import dev.assay.api.inspector2.CoverageFilterCriteria;
import dev.assay.api.inspector2.CoverageMapFilter;
import dev.assay.api.inspector2.CoverageNumberFilter;
import dev.assay.api.inspector2.CoverageStringFilter;
import dev.assay.coverage.CoverageCondition;
import dev.assay.coverage.CoverageCriteria;
import dev.assay.coverage.CoverageField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Filter criteria of coverage, from the API's words into ours.
final class CoverageCriteriaShapes {
  private CoverageCriteriaShapes() {}

  /// What coverage is filtered by; everything where there are no criteria.
  ///
  /// @throws dev.assay.coverage.CoverageCriteriaException where a value can never be met
  static CoverageCriteria from(@Nullable CoverageFilterCriteria shape) {
    if (shape == null) {
      return CoverageCriteria.all();
    }
    Map<CoverageField, List<CoverageCondition>> fields = new EnumMap<>(CoverageField.class);
    put(
        fields,
        CoverageField.SCAN_STATUS_CODE,
        shape.scanStatusCode(),
        CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.SCAN_STATUS_REASON,
        shape.scanStatusReason(),
        CoverageCriteriaShapes::text);
    put(fields, CoverageField.ACCOUNT_ID, shape.accountId(), CoverageCriteriaShapes::text);
    put(fields, CoverageField.RESOURCE_ID, shape.resourceId(), CoverageCriteriaShapes::text);
    put(fields, CoverageField.RESOURCE_TYPE, shape.resourceType(), CoverageCriteriaShapes::text);
    put(fields, CoverageField.SCAN_TYPE, shape.scanType(), CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.ECR_REPOSITORY_NAME,
        shape.ecrRepositoryName(),
        CoverageCriteriaShapes::text);
    put(fields, CoverageField.ECR_IMAGE_TAGS, shape.ecrImageTags(), CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.EC2_INSTANCE_TAGS,
        shape.ec2InstanceTags(),
        CoverageCriteriaShapes::tag);
    put(
        fields,
        CoverageField.LAMBDA_FUNCTION_NAME,
        shape.lambdaFunctionName(),
        CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.LAMBDA_FUNCTION_TAGS,
        shape.lambdaFunctionTags(),
        CoverageCriteriaShapes::tag);
    put(
        fields,
        CoverageField.LAMBDA_FUNCTION_RUNTIME,
        shape.lambdaFunctionRuntime(),
        CoverageCriteriaShapes::text);
    put(fields, CoverageField.LAST_SCANNED_AT, shape.lastScannedAt(), CoverageCriteriaShapes::date);
    put(fields, CoverageField.SCAN_MODE, shape.scanMode(), CoverageCriteriaShapes::text);
    put(fields, CoverageField.IMAGE_PULLED_AT, shape.imagePulledAt(), CoverageCriteriaShapes::date);
    put(
        fields,
        CoverageField.ECR_IMAGE_LAST_IN_USE_AT,
        shape.ecrImageLastInUseAt(),
        CoverageCriteriaShapes::date);
    put(
        fields,
        CoverageField.ECR_IMAGE_IN_USE_COUNT,
        shape.ecrImageInUseCount(),
        CoverageCriteriaShapes::number);
    put(
        fields,
        CoverageField.CODE_REPOSITORY_PROJECT_NAME,
        shape.codeRepositoryProjectName(),
        CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.CODE_REPOSITORY_PROVIDER_TYPE,
        shape.codeRepositoryProviderType(),
        CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY,
        shape.codeRepositoryProviderTypeVisibility(),
        CoverageCriteriaShapes::text);
    put(
        fields,
        CoverageField.LAST_SCANNED_COMMIT_ID,
        shape.lastScannedCommitId(),
        CoverageCriteriaShapes::text);
    return new CoverageCriteria(fields);
  }

  private static <F> void put(
      Map<CoverageField, List<CoverageCondition>> fields,
      CoverageField field,
      @Nullable List<F> filters,
      Function<F, CoverageCondition> condition) {
    if (filters != null) {
      fields.put(field, filters.stream().map(condition).toList());
    }
  }

  private static CoverageCondition text(CoverageStringFilter filter) {
    return new CoverageCondition.Text(
        CoverageCondition.Comparison.valueOf(filter.comparison().name()), filter.value());
  }

  private static CoverageCondition number(CoverageNumberFilter filter) {
    return new CoverageCondition.Amount(
        Objects.requireNonNullElse(filter.lowerInclusive(), Long.MIN_VALUE),
        Objects.requireNonNullElse(filter.upperInclusive(), Long.MAX_VALUE));
  }

  private static CoverageCondition date(CoverageDateFilter filter) {
    return new CoverageCondition.Date(
        Objects.requireNonNullElse(filter.startInclusive(), Instant.MIN),
        Objects.requireNonNullElse(filter.endInclusive(), Instant.MAX));
  }

  private static CoverageCondition tag(CoverageMapFilter filter) {
    return new CoverageCondition.Tag(filter.key(), Objects.requireNonNullElse(filter.value(), ""));
  }
}
