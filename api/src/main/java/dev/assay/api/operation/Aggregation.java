package dev.assay.api.operation;

import dev.assay.api.inspector2.AccountAggregation;
import dev.assay.api.inspector2.AggregationRequest;
import dev.assay.api.inspector2.AggregationType;
import dev.assay.api.inspector2.AwsEcrContainerAggregation;
import dev.assay.api.inspector2.Ec2InstanceAggregation;
import dev.assay.api.inspector2.FindingTypeAggregation;
import dev.assay.api.inspector2.ImageLayerAggregation;
import dev.assay.api.inspector2.LambdaFunctionAggregation;
import dev.assay.api.inspector2.LambdaLayerAggregation;
import dev.assay.api.inspector2.SortOrder;
import dev.assay.api.inspector2.TitleAggregation;
import dev.assay.finding.AggregationQuery.GroupField;
import dev.assay.finding.AggregationQuery.Sort;
import dev.assay.finding.AggregationQuery.SortBy;
import dev.assay.finding.FindingField;
import org.jspecify.annotations.Nullable;

/// What one case of the API's aggregation request asks for.
///
/// @param type the aggregation type that the case belongs to
record Aggregation(AggregationType type, AggregationFilters filters, Sort sort) {

  /// A type without a request: everything, the worst first.
  static Aggregation of(AggregationType type) {
    return new Aggregation(type, new AggregationFilters(), sort(null, null));
  }

  static Aggregation of(AggregationRequest request) {
    return switch (request) {
      case AggregationRequest.OfAccountAggregation(var asked) -> account(asked);
      case AggregationRequest.OfAmiAggregation(var asked) ->
          new Aggregation(
              AggregationType.AMI,
              new AggregationFilters().texts(FindingField.EC2_INSTANCE_IMAGE_ID, asked.amis()),
              sort(asked.sortBy(), asked.sortOrder()));
      case AggregationRequest.OfAwsEcrContainerAggregation(var asked) -> image(asked);
      case AggregationRequest.OfEc2InstanceAggregation(var asked) -> instance(asked);
      case AggregationRequest.OfFindingTypeAggregation(var asked) -> findingType(asked);
      case AggregationRequest.OfImageLayerAggregation(var asked) -> imageLayer(asked);
      case AggregationRequest.OfPackageAggregation(var asked) ->
          new Aggregation(
              AggregationType.PACKAGE,
              new AggregationFilters().group(GroupField.PACKAGE_NAME, asked.packageNames()),
              sort(asked.sortBy(), asked.sortOrder()));
      case AggregationRequest.OfRepositoryAggregation(var asked) ->
          new Aggregation(
              AggregationType.REPOSITORY,
              new AggregationFilters()
                  .texts(FindingField.ECR_IMAGE_REPOSITORY_NAME, asked.repositories()),
              sort(asked.sortBy(), asked.sortOrder()));
      case AggregationRequest.OfTitleAggregation(var asked) -> title(asked);
      case AggregationRequest.OfLambdaLayerAggregation(var asked) -> functionLayer(asked);
      case AggregationRequest.OfLambdaFunctionAggregation(var asked) -> function(asked);
      case AggregationRequest.OfCodeRepositoryAggregation(var asked) ->
          new Aggregation(
              AggregationType.CODE_REPOSITORY,
              new AggregationFilters()
                  .texts(FindingField.CODE_REPOSITORY_PROJECT_NAME, asked.projectNames())
                  .texts(FindingField.CODE_REPOSITORY_PROVIDER_TYPE, asked.providerTypes())
                  .texts(FindingField.RESOURCE_ID, asked.resourceIds()),
              sort(asked.sortBy(), asked.sortOrder()));
    };
  }

  private static Aggregation account(AccountAggregation asked) {
    return new Aggregation(
        AggregationType.ACCOUNT,
        new AggregationFilters()
            .word(FindingField.FINDING_TYPE, asked.findingType())
            .word(FindingField.RESOURCE_TYPE, asked.resourceType()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation findingType(FindingTypeAggregation asked) {
    return new Aggregation(
        AggregationType.FINDING_TYPE,
        new AggregationFilters()
            .word(FindingField.FINDING_TYPE, asked.findingType())
            .word(FindingField.RESOURCE_TYPE, asked.resourceType()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation title(TitleAggregation asked) {
    return new Aggregation(
        AggregationType.TITLE,
        new AggregationFilters()
            .texts(FindingField.TITLE, asked.titles())
            .texts(FindingField.VULNERABILITY_ID, asked.vulnerabilityIds())
            .word(FindingField.FINDING_TYPE, asked.findingType())
            .word(FindingField.RESOURCE_TYPE, asked.resourceType()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation instance(Ec2InstanceAggregation asked) {
    return new Aggregation(
        AggregationType.AWS_EC2_INSTANCE,
        new AggregationFilters()
            .texts(FindingField.EC2_INSTANCE_IMAGE_ID, asked.amis())
            .group(GroupField.OPERATING_SYSTEM, asked.operatingSystems())
            .texts(FindingField.RESOURCE_ID, asked.instanceIds())
            .tags(asked.instanceTags()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation image(AwsEcrContainerAggregation asked) {
    return new Aggregation(
        AggregationType.AWS_ECR_CONTAINER,
        new AggregationFilters()
            .texts(FindingField.RESOURCE_ID, asked.resourceIds())
            .texts(FindingField.ECR_IMAGE_HASH, asked.imageShas())
            .texts(FindingField.ECR_IMAGE_REPOSITORY_NAME, asked.repositories())
            .texts(FindingField.ECR_IMAGE_ARCHITECTURE, asked.architectures())
            .texts(FindingField.ECR_IMAGE_TAGS, asked.imageTags())
            .dates(FindingField.ECR_IMAGE_LAST_IN_USE_AT, asked.lastInUseAt())
            .numbers(FindingField.ECR_IMAGE_IN_USE_COUNT, asked.inUseCount()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation imageLayer(ImageLayerAggregation asked) {
    return new Aggregation(
        AggregationType.IMAGE_LAYER,
        new AggregationFilters()
            .texts(FindingField.ECR_IMAGE_REPOSITORY_NAME, asked.repositories())
            .texts(FindingField.RESOURCE_ID, asked.resourceIds())
            .group(GroupField.LAYER, asked.layerHashes()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation function(LambdaFunctionAggregation asked) {
    return new Aggregation(
        AggregationType.AWS_LAMBDA_FUNCTION,
        new AggregationFilters()
            .texts(FindingField.RESOURCE_ID, asked.resourceIds())
            .texts(FindingField.LAMBDA_FUNCTION_NAME, asked.functionNames())
            .texts(FindingField.LAMBDA_FUNCTION_RUNTIME, asked.runtimes())
            .tags(asked.functionTags()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  private static Aggregation functionLayer(LambdaLayerAggregation asked) {
    return new Aggregation(
        AggregationType.LAMBDA_LAYER,
        new AggregationFilters()
            .texts(FindingField.LAMBDA_FUNCTION_NAME, asked.functionNames())
            .texts(FindingField.RESOURCE_ID, asked.resourceIds())
            .group(GroupField.LAYER, asked.layerArns()),
        sort(asked.sortBy(), asked.sortOrder()));
  }

  /// The critical ones first, where nothing is said.
  private static Sort sort(@Nullable Enum<?> by, @Nullable SortOrder order) {
    return new Sort(
        by == null ? SortBy.CRITICAL : SortBy.valueOf(by.name()), order != SortOrder.ASC);
  }
}
