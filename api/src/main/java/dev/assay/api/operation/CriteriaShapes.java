package dev.assay.api.operation;

import dev.assay.api.inspector2.DateFilter;
import dev.assay.api.inspector2.FilterCriteria;
import dev.assay.api.inspector2.MapFilter;
import dev.assay.api.inspector2.NumberFilter;
import dev.assay.api.inspector2.PackageFilter;
import dev.assay.api.inspector2.PortRangeFilter;
import dev.assay.api.inspector2.StringFilter;
import dev.assay.finding.Condition;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filter criteria of the API and of findings, one into the other.
final class CriteriaShapes {
  private static final List<Member<?>> MEMBERS =
      List.of(
          text(
              FindingField.FINDING_ARN,
              FilterCriteria::findingArn,
              FilterCriteria.Builder::findingArn),
          text(
              FindingField.AWS_ACCOUNT_ID,
              FilterCriteria::awsAccountId,
              FilterCriteria.Builder::awsAccountId),
          text(
              FindingField.FINDING_TYPE,
              FilterCriteria::findingType,
              FilterCriteria.Builder::findingType),
          text(FindingField.SEVERITY, FilterCriteria::severity, FilterCriteria.Builder::severity),
          date(
              FindingField.FIRST_OBSERVED_AT,
              FilterCriteria::firstObservedAt,
              FilterCriteria.Builder::firstObservedAt),
          date(
              FindingField.LAST_OBSERVED_AT,
              FilterCriteria::lastObservedAt,
              FilterCriteria.Builder::lastObservedAt),
          date(
              FindingField.UPDATED_AT,
              FilterCriteria::updatedAt,
              FilterCriteria.Builder::updatedAt),
          text(
              FindingField.FINDING_STATUS,
              FilterCriteria::findingStatus,
              FilterCriteria.Builder::findingStatus),
          text(FindingField.TITLE, FilterCriteria::title, FilterCriteria.Builder::title),
          number(
              FindingField.INSPECTOR_SCORE,
              FilterCriteria::inspectorScore,
              FilterCriteria.Builder::inspectorScore),
          text(
              FindingField.RESOURCE_TYPE,
              FilterCriteria::resourceType,
              FilterCriteria.Builder::resourceType),
          text(
              FindingField.RESOURCE_ID,
              FilterCriteria::resourceId,
              FilterCriteria.Builder::resourceId),
          tag(
              FindingField.RESOURCE_TAGS,
              FilterCriteria::resourceTags,
              FilterCriteria.Builder::resourceTags),
          text(
              FindingField.EC2_INSTANCE_IMAGE_ID,
              FilterCriteria::ec2InstanceImageId,
              FilterCriteria.Builder::ec2InstanceImageId),
          text(
              FindingField.EC2_INSTANCE_VPC_ID,
              FilterCriteria::ec2InstanceVpcId,
              FilterCriteria.Builder::ec2InstanceVpcId),
          text(
              FindingField.EC2_INSTANCE_SUBNET_ID,
              FilterCriteria::ec2InstanceSubnetId,
              FilterCriteria.Builder::ec2InstanceSubnetId),
          date(
              FindingField.ECR_IMAGE_PUSHED_AT,
              FilterCriteria::ecrImagePushedAt,
              FilterCriteria.Builder::ecrImagePushedAt),
          text(
              FindingField.ECR_IMAGE_ARCHITECTURE,
              FilterCriteria::ecrImageArchitecture,
              FilterCriteria.Builder::ecrImageArchitecture),
          text(
              FindingField.ECR_IMAGE_REGISTRY,
              FilterCriteria::ecrImageRegistry,
              FilterCriteria.Builder::ecrImageRegistry),
          text(
              FindingField.ECR_IMAGE_REPOSITORY_NAME,
              FilterCriteria::ecrImageRepositoryName,
              FilterCriteria.Builder::ecrImageRepositoryName),
          text(
              FindingField.ECR_IMAGE_TAGS,
              FilterCriteria::ecrImageTags,
              FilterCriteria.Builder::ecrImageTags),
          text(
              FindingField.ECR_IMAGE_HASH,
              FilterCriteria::ecrImageHash,
              FilterCriteria.Builder::ecrImageHash),
          date(
              FindingField.ECR_IMAGE_LAST_IN_USE_AT,
              FilterCriteria::ecrImageLastInUseAt,
              FilterCriteria.Builder::ecrImageLastInUseAt),
          number(
              FindingField.ECR_IMAGE_IN_USE_COUNT,
              FilterCriteria::ecrImageInUseCount,
              FilterCriteria.Builder::ecrImageInUseCount),
          ports(
              FindingField.PORT_RANGE,
              FilterCriteria::portRange,
              FilterCriteria.Builder::portRange),
          text(
              FindingField.NETWORK_PROTOCOL,
              FilterCriteria::networkProtocol,
              FilterCriteria.Builder::networkProtocol),
          text(
              FindingField.COMPONENT_ID,
              FilterCriteria::componentId,
              FilterCriteria.Builder::componentId),
          text(
              FindingField.COMPONENT_TYPE,
              FilterCriteria::componentType,
              FilterCriteria.Builder::componentType),
          text(
              FindingField.VULNERABILITY_ID,
              FilterCriteria::vulnerabilityId,
              FilterCriteria.Builder::vulnerabilityId),
          text(
              FindingField.VULNERABILITY_SOURCE,
              FilterCriteria::vulnerabilitySource,
              FilterCriteria.Builder::vulnerabilitySource),
          text(
              FindingField.VENDOR_SEVERITY,
              FilterCriteria::vendorSeverity,
              FilterCriteria.Builder::vendorSeverity),
          packages(
              FindingField.VULNERABLE_PACKAGES,
              FilterCriteria::vulnerablePackages,
              FilterCriteria.Builder::vulnerablePackages),
          text(
              FindingField.RELATED_VULNERABILITIES,
              FilterCriteria::relatedVulnerabilities,
              FilterCriteria.Builder::relatedVulnerabilities),
          text(
              FindingField.FIX_AVAILABLE,
              FilterCriteria::fixAvailable,
              FilterCriteria.Builder::fixAvailable),
          text(
              FindingField.LAMBDA_FUNCTION_NAME,
              FilterCriteria::lambdaFunctionName,
              FilterCriteria.Builder::lambdaFunctionName),
          text(
              FindingField.LAMBDA_FUNCTION_LAYERS,
              FilterCriteria::lambdaFunctionLayers,
              FilterCriteria.Builder::lambdaFunctionLayers),
          text(
              FindingField.LAMBDA_FUNCTION_RUNTIME,
              FilterCriteria::lambdaFunctionRuntime,
              FilterCriteria.Builder::lambdaFunctionRuntime),
          date(
              FindingField.LAMBDA_FUNCTION_LAST_MODIFIED_AT,
              FilterCriteria::lambdaFunctionLastModifiedAt,
              FilterCriteria.Builder::lambdaFunctionLastModifiedAt),
          text(
              FindingField.LAMBDA_FUNCTION_EXECUTION_ROLE_ARN,
              FilterCriteria::lambdaFunctionExecutionRoleArn,
              FilterCriteria.Builder::lambdaFunctionExecutionRoleArn),
          text(
              FindingField.EXPLOIT_AVAILABLE,
              FilterCriteria::exploitAvailable,
              FilterCriteria.Builder::exploitAvailable),
          text(
              FindingField.CODE_VULNERABILITY_DETECTOR_NAME,
              FilterCriteria::codeVulnerabilityDetectorName,
              FilterCriteria.Builder::codeVulnerabilityDetectorName),
          text(
              FindingField.CODE_VULNERABILITY_DETECTOR_TAGS,
              FilterCriteria::codeVulnerabilityDetectorTags,
              FilterCriteria.Builder::codeVulnerabilityDetectorTags),
          text(
              FindingField.CODE_VULNERABILITY_FILE_PATH,
              FilterCriteria::codeVulnerabilityFilePath,
              FilterCriteria.Builder::codeVulnerabilityFilePath),
          number(
              FindingField.EPSS_SCORE,
              FilterCriteria::epssScore,
              FilterCriteria.Builder::epssScore),
          text(
              FindingField.CODE_REPOSITORY_PROJECT_NAME,
              FilterCriteria::codeRepositoryProjectName,
              FilterCriteria.Builder::codeRepositoryProjectName),
          text(
              FindingField.CODE_REPOSITORY_PROVIDER_TYPE,
              FilterCriteria::codeRepositoryProviderType,
              FilterCriteria.Builder::codeRepositoryProviderType));

  private CriteriaShapes() {}

  /// What findings are filtered by; everything where there are no criteria.
  ///
  /// @throws dev.assay.api.wire.ApiFault a `ValidationException` that names the member at fault
  static FindingCriteria from(@Nullable FilterCriteria shape) {
    if (shape == null) {
      return FindingCriteria.all();
    }
    return Refusals.inCriteria(
        () -> {
          Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
          MEMBERS.forEach(member -> member.take(shape, fields));
          return new FindingCriteria(fields).requirePossible();
        });
  }

  /// The criteria as the API shows them.
  static FilterCriteria shape(FindingCriteria criteria) {
    var builder = FilterCriteria.builder();
    MEMBERS.forEach(member -> member.put(criteria.fields(), builder));
    return builder.build();
  }

  private interface Getter<F> {
    @Nullable List<F> of(FilterCriteria shape);
  }

  private interface Setter<F> {
    FilterCriteria.Builder set(FilterCriteria.Builder builder, List<F> filters);
  }

  /// One member of the criteria, both ways.
  private record Member<F>(
      FindingField field, ConditionShape<F> condition, Getter<F> getter, Setter<F> setter) {

    void take(FilterCriteria shape, Map<FindingField, List<Condition>> fields) {
      var filters = getter.of(shape);
      if (filters != null) {
        fields.put(field, filters.stream().map(filter -> condition.from(field, filter)).toList());
      }
    }

    void put(Map<FindingField, List<Condition>> fields, FilterCriteria.Builder builder) {
      var conditions = fields.get(field);
      if (conditions != null) {
        setter.set(builder, conditions.stream().map(condition::shape).toList());
      }
    }
  }

  private static Member<StringFilter> text(
      FindingField field, Getter<StringFilter> getter, Setter<StringFilter> setter) {
    return new Member<>(field, ConditionShape.TEXT, getter, setter);
  }

  private static Member<NumberFilter> number(
      FindingField field, Getter<NumberFilter> getter, Setter<NumberFilter> setter) {
    return new Member<>(field, ConditionShape.NUMBER, getter, setter);
  }

  private static Member<DateFilter> date(
      FindingField field, Getter<DateFilter> getter, Setter<DateFilter> setter) {
    return new Member<>(field, ConditionShape.DATE, getter, setter);
  }

  private static Member<MapFilter> tag(
      FindingField field, Getter<MapFilter> getter, Setter<MapFilter> setter) {
    return new Member<>(field, ConditionShape.TAG, getter, setter);
  }

  private static Member<PortRangeFilter> ports(
      FindingField field, Getter<PortRangeFilter> getter, Setter<PortRangeFilter> setter) {
    return new Member<>(field, ConditionShape.PORTS, getter, setter);
  }

  private static Member<PackageFilter> packages(
      FindingField field, Getter<PackageFilter> getter, Setter<PackageFilter> setter) {
    return new Member<>(field, ConditionShape.PACKAGE, getter, setter);
  }
}
