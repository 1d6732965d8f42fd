package dev.assay.finding;

import java.util.Arrays;
import java.util.Optional;

/// Everything findings can be filtered by: the members of the API's `FilterCriteria`.
public enum FindingField {
  FINDING_ARN("findingArn", Kind.TEXT),
  AWS_ACCOUNT_ID("awsAccountId", Kind.TEXT),
  FINDING_TYPE("findingType", Kind.TEXT),
  SEVERITY("severity", Kind.TEXT),
  FIRST_OBSERVED_AT("firstObservedAt", Kind.DATE),
  LAST_OBSERVED_AT("lastObservedAt", Kind.DATE),
  UPDATED_AT("updatedAt", Kind.DATE),
  FINDING_STATUS("findingStatus", Kind.TEXT),
  TITLE("title", Kind.TEXT),
  INSPECTOR_SCORE("inspectorScore", Kind.NUMBER),
  RESOURCE_TYPE("resourceType", Kind.TEXT),
  RESOURCE_ID("resourceId", Kind.TEXT),
  RESOURCE_TAGS("resourceTags", Kind.TAG),
  EC2_INSTANCE_IMAGE_ID("ec2InstanceImageId", Kind.TEXT),
  EC2_INSTANCE_VPC_ID("ec2InstanceVpcId", Kind.TEXT),
  EC2_INSTANCE_SUBNET_ID("ec2InstanceSubnetId", Kind.TEXT),
  ECR_IMAGE_PUSHED_AT("ecrImagePushedAt", Kind.DATE),
  ECR_IMAGE_ARCHITECTURE("ecrImageArchitecture", Kind.TEXT),
  ECR_IMAGE_REGISTRY("ecrImageRegistry", Kind.TEXT),
  ECR_IMAGE_REPOSITORY_NAME("ecrImageRepositoryName", Kind.TEXT),
  ECR_IMAGE_TAGS("ecrImageTags", Kind.TEXT),
  ECR_IMAGE_HASH("ecrImageHash", Kind.TEXT),
  ECR_IMAGE_LAST_IN_USE_AT("ecrImageLastInUseAt", Kind.DATE),
  ECR_IMAGE_IN_USE_COUNT("ecrImageInUseCount", Kind.NUMBER),
  PORT_RANGE("portRange", Kind.PORT),
  NETWORK_PROTOCOL("networkProtocol", Kind.TEXT),
  COMPONENT_ID("componentId", Kind.TEXT),
  COMPONENT_TYPE("componentType", Kind.TEXT),
  VULNERABILITY_ID("vulnerabilityId", Kind.TEXT),
  VULNERABILITY_SOURCE("vulnerabilitySource", Kind.TEXT),
  VENDOR_SEVERITY("vendorSeverity", Kind.TEXT),
  VULNERABLE_PACKAGES("vulnerablePackages", Kind.PACKAGE),
  RELATED_VULNERABILITIES("relatedVulnerabilities", Kind.TEXT),
  FIX_AVAILABLE("fixAvailable", Kind.TEXT),
  LAMBDA_FUNCTION_NAME("lambdaFunctionName", Kind.TEXT),
  LAMBDA_FUNCTION_LAYERS("lambdaFunctionLayers", Kind.TEXT),
  LAMBDA_FUNCTION_RUNTIME("lambdaFunctionRuntime", Kind.TEXT),
  LAMBDA_FUNCTION_LAST_MODIFIED_AT("lambdaFunctionLastModifiedAt", Kind.DATE),
  LAMBDA_FUNCTION_EXECUTION_ROLE_ARN("lambdaFunctionExecutionRoleArn", Kind.TEXT),
  EXPLOIT_AVAILABLE("exploitAvailable", Kind.TEXT),
  CODE_VULNERABILITY_DETECTOR_NAME("codeVulnerabilityDetectorName", Kind.TEXT),
  CODE_VULNERABILITY_DETECTOR_TAGS("codeVulnerabilityDetectorTags", Kind.TEXT),
  CODE_VULNERABILITY_FILE_PATH("codeVulnerabilityFilePath", Kind.TEXT),
  EPSS_SCORE("epssScore", Kind.NUMBER),
  CODE_REPOSITORY_PROJECT_NAME("codeRepositoryProjectName", Kind.TEXT),
  CODE_REPOSITORY_PROVIDER_TYPE("codeRepositoryProviderType", Kind.TEXT);

  private final String member;
  private final Kind kind;

  FindingField(String member, Kind kind) {
    this.member = member;
    this.kind = kind;
  }

  /// The API's spelling.
  public String member() {
    return member;
  }

  public Kind kind() {
    return kind;
  }

  /// The field the API spells like this.
  public static Optional<FindingField> of(String member) {
    return Arrays.stream(values()).filter(field -> field.member.equals(member)).findFirst();
  }

  /// What a field's conditions look like.
  public enum Kind {
    TEXT,
    NUMBER,
    DATE,
    TAG,
    PORT,
    PACKAGE
  }
}
