package dev.assay.finding;

/// What findings are counted by, in the API's words.
public enum AggregationType {
  FINDING_TYPE,
  PACKAGE,
  TITLE,
  REPOSITORY,
  AMI,
  AWS_EC2_INSTANCE,
  AWS_ECR_CONTAINER,
  IMAGE_LAYER,
  ACCOUNT,
  AWS_LAMBDA_FUNCTION,
  LAMBDA_LAYER
}
