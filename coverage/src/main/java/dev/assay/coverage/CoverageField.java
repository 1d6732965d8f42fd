package dev.assay.coverage;

import java.util.Arrays;
import java.util.Optional;

/// Everything coverage can be filtered by: the members of the API's `CoverageFilterCriteria`.
public enum CoverageField {
  SCAN_STATUS_CODE("scanStatusCode", Kind.TEXT),
  SCAN_STATUS_REASON("scanStatusReason", Kind.TEXT),
  ACCOUNT_ID("accountId", Kind.TEXT),
  RESOURCE_ID("resourceId", Kind.TEXT),
  RESOURCE_TYPE("resourceType", Kind.TEXT),
  SCAN_TYPE("scanType", Kind.TEXT),
  ECR_REPOSITORY_NAME("ecrRepositoryName", Kind.TEXT),
  ECR_IMAGE_TAGS("ecrImageTags", Kind.TEXT),
  EC2_INSTANCE_TAGS("ec2InstanceTags", Kind.TAG),
  LAMBDA_FUNCTION_NAME("lambdaFunctionName", Kind.TEXT),
  LAMBDA_FUNCTION_TAGS("lambdaFunctionTags", Kind.TAG),
  LAMBDA_FUNCTION_RUNTIME("lambdaFunctionRuntime", Kind.TEXT),
  LAST_SCANNED_AT("lastScannedAt", Kind.DATE),
  SCAN_MODE("scanMode", Kind.TEXT),
  IMAGE_PULLED_AT("imagePulledAt", Kind.DATE),
  ECR_IMAGE_LAST_IN_USE_AT("ecrImageLastInUseAt", Kind.DATE),
  ECR_IMAGE_IN_USE_COUNT("ecrImageInUseCount", Kind.NUMBER),
  CODE_REPOSITORY_PROJECT_NAME("codeRepositoryProjectName", Kind.TEXT),
  CODE_REPOSITORY_PROVIDER_TYPE("codeRepositoryProviderType", Kind.TEXT),
  CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY("codeRepositoryProviderTypeVisibility", Kind.TEXT),
  LAST_SCANNED_COMMIT_ID("lastScannedCommitId", Kind.TEXT);

  private final String member;
  private final Kind kind;

  CoverageField(String member, Kind kind) {
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
  public static Optional<CoverageField> of(String member) {
    return Arrays.stream(values()).filter(field -> field.member.equals(member)).findFirst();
  }

  /// What a field's conditions look like.
  public enum Kind {
    TEXT,
    NUMBER,
    DATE,
    TAG
  }
}
