package dev.assay.coverage;

/// What can be covered: the API's `CoverageResourceType`.
public enum ResourceType {
  AWS_EC2_INSTANCE,
  AWS_ECR_CONTAINER_IMAGE,
  AWS_ECR_REPOSITORY,
  AWS_LAMBDA_FUNCTION,
  CODE_REPOSITORY
}
