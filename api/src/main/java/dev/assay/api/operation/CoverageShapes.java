package dev.assay.api.operation;

import dev.assay.api.inspector2.CodeRepositoryMetadata;
import dev.assay.api.inspector2.CoverageResourceType;
import dev.assay.api.inspector2.CoveredResource;
import dev.assay.api.inspector2.Ec2Metadata;
import dev.assay.api.inspector2.Ec2Platform;
import dev.assay.api.inspector2.EcrContainerImageMetadata;
import dev.assay.api.inspector2.EcrRepositoryMetadata;
import dev.assay.api.inspector2.EcrScanFrequency;
import dev.assay.api.inspector2.LambdaFunctionMetadata;
import dev.assay.api.inspector2.ResourceScanMetadata;
import dev.assay.api.inspector2.Runtime;
import dev.assay.api.inspector2.ScanMode;
import dev.assay.api.inspector2.ScanStatus;
import dev.assay.api.inspector2.ScanStatusCode;
import dev.assay.api.inspector2.ScanStatusReason;
import dev.assay.api.inspector2.ScanType;
import dev.assay.coverage.ResourceMetadata;
import dev.assay.model.AccountId;

/// Coverage as the API shows it.
final class CoverageShapes {
  private static final int MOST_LAYERS = 5;

  private CoverageShapes() {}

  static CoveredResource shape(AccountId account, dev.assay.coverage.CoveredResource covered) {
    return CoveredResource.builder()
        .resourceType(CoverageResourceType.valueOf(covered.metadata().type().name()))
        .resourceId(covered.resourceId())
        .accountId(account.value())
        .scanType(ScanType.valueOf(covered.scanType().name()))
        .scanStatus(status(covered.status()))
        .scanMode(ScanMode.of(covered.scanMode().name()).orElse(null))
        .lastScannedAt(Bounds.known(covered.lastScanned()))
        .resourceMetadata(metadata(covered.metadata()))
        .build();
  }

  private static ScanStatus status(dev.assay.coverage.ScanStatus status) {
    return new ScanStatus(ScanStatusCode.valueOf(status.code().name()), reason(status.reason()));
  }

  /// Two reasons are newer than the model that is served: their elder siblings stand for them.
  private static ScanStatusReason reason(dev.assay.coverage.ScanStatusReason reason) {
    return ScanStatusReason.of(reason.name())
        .orElseGet(
            () ->
                reason == dev.assay.coverage.ScanStatusReason.RESOURCE_STOPPED
                    ? ScanStatusReason.EC2_INSTANCE_STOPPED
                    : ScanStatusReason.UNMANAGED_EC2_INSTANCE);
  }

  private static ResourceScanMetadata metadata(ResourceMetadata metadata) {
    var builder = ResourceScanMetadata.builder();
    switch (metadata) {
      case ResourceMetadata.Instance instance -> builder.ec2(instance(instance));
      case ResourceMetadata.Image image -> builder.ecrImage(image(image));
      case ResourceMetadata.Repository repository ->
          builder.ecrRepository(
              new EcrRepositoryMetadata(
                  Bounds.text(repository.name(), Bounds.LONG_TEXT),
                  EcrScanFrequency.of(repository.scanFrequency()).orElse(null)));
      case ResourceMetadata.Function function -> builder.lambdaFunction(function(function));
      case ResourceMetadata.CodeRepository repository ->
          builder.codeRepository(
              CodeRepositoryMetadata.builder()
                  .projectName(repository.project())
                  .providerType(repository.provider())
                  .providerTypeVisibility(repository.visibility())
                  .lastScannedCommitId(Bounds.text(repository.lastScannedCommit(), 40))
                  .build());
    }
    return builder.build();
  }

  private static Ec2Metadata instance(ResourceMetadata.Instance instance) {
    return Ec2Metadata.builder()
        .amiId(Bounds.machineImage(instance.machineImage()))
        .platform(Ec2Platform.of(instance.platform()).orElse(Ec2Platform.UNKNOWN))
        .tags(instance.tags())
        .build();
  }

  private static EcrContainerImageMetadata image(ResourceMetadata.Image image) {
    return EcrContainerImageMetadata.builder()
        .tags(Bounds.texts(image.tags(), Integer.MAX_VALUE))
        .imagePulledAt(Bounds.known(image.pulled()))
        .lastInUseAt(Bounds.known(image.lastInUse()))
        .inUseCount(image.inUseCount())
        .build();
  }

  private static LambdaFunctionMetadata function(ResourceMetadata.Function function) {
    return LambdaFunctionMetadata.builder()
        .functionName(function.name())
        .runtime(Runtime.of(function.runtime()).orElse(Runtime.UNSUPPORTED))
        .layers(function.layers().stream().limit(MOST_LAYERS).toList())
        .functionTags(function.tags())
        .build();
  }
}
