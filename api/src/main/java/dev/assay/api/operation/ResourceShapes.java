package dev.assay.api.operation;

import dev.assay.api.inspector2.AwsEc2InstanceDetails;
import dev.assay.api.inspector2.AwsEcrContainerImageDetails;
import dev.assay.api.inspector2.AwsLambdaFunctionDetails;
import dev.assay.api.inspector2.PackageType;
import dev.assay.api.inspector2.Resource;
import dev.assay.api.inspector2.ResourceDetails;
import dev.assay.api.inspector2.ResourceType;
import dev.assay.api.inspector2.Runtime;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.util.List;
import java.util.regex.Pattern;

/// Resources as the API shows them on a finding.
final class ResourceShapes {
  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Pattern LAYER =
      Pattern.compile("arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+");
  private static final Pattern VERSION = Pattern.compile("\\$LATEST|[0-9]+");
  private static final Pattern NAME_FAULT = Pattern.compile("[^a-zA-Z0-9-_.]");
  private static final int MOST_LAYERS = 5;

  private ResourceShapes() {}

  static Resource shape(AccountId account, ScannedResource resource) {
    var identity = resource.identity();
    return Resource.builder()
        .type(ResourceType.valueOf(resource.type()))
        .id(identity.id())
        .partition("aws")
        .region(Bounds.text(identity.region(), Bounds.LONG_TEXT))
        .tags(identity.tags())
        .details(details(account, resource))
        .build();
  }

  private static ResourceDetails details(AccountId account, ScannedResource resource) {
    var builder = ResourceDetails.builder();
    return switch (resource) {
      case ScannedResource.Instance instance -> builder.awsEc2Instance(instance(instance)).build();
      case ScannedResource.ContainerImage image -> {
        // An image without a digest cannot be described: its hash is required and has a form.
        var hash = Bounds.digest(image.digest());
        yield hash == null
            ? builder.build()
            : builder.awsEcrContainerImage(image(image, hash)).build();
      }
      case ScannedResource.Function function ->
          builder.awsLambdaFunction(function(account, function)).build();
    };
  }

  private static AwsEc2InstanceDetails instance(ScannedResource.Instance instance) {
    var machine = instance.machine();
    return AwsEc2InstanceDetails.builder()
        .platform(Bounds.text(instance.identity().platform(), Bounds.LONG_TEXT))
        .type(Bounds.text(machine.type(), Bounds.LONG_TEXT))
        .imageId(Bounds.text(machine.image(), Bounds.LONG_TEXT))
        .vpcId(Bounds.text(machine.vpc(), Bounds.LONG_TEXT))
        .subnetId(Bounds.text(machine.subnet(), Bounds.LONG_TEXT))
        .ipV4Addresses(machine.ipv4Addresses().isEmpty() ? null : machine.ipv4Addresses())
        .ipV6Addresses(machine.ipv6Addresses().isEmpty() ? null : machine.ipv6Addresses())
        .build();
  }

  private static AwsEcrContainerImageDetails image(
      ScannedResource.ContainerImage image, String hash) {
    return AwsEcrContainerImageDetails.builder()
        .repositoryName(Bounds.textOr(image.repository(), "unknown"))
        .registry(Bounds.textOr(image.registry(), "unknown"))
        .imageHash(hash)
        .imageTags(Bounds.texts(image.tags(), Integer.MAX_VALUE))
        .architecture(Bounds.text(image.architecture(), Bounds.LONG_TEXT))
        .platform(Bounds.text(image.identity().platform(), Bounds.LONG_TEXT))
        .pushedAt(Bounds.known(image.pushed()))
        .build();
  }

  /// A function that never was in AWS has no version, role or runtime of AWS. The model requires
  /// them, so it gets those that say so: `$LATEST`, `UNSUPPORTED` and a role named `none`.
  private static AwsLambdaFunctionDetails function(
      AccountId account, ScannedResource.Function function) {
    var layers = layers(function.layers());
    return AwsLambdaFunctionDetails.builder()
        .functionName(NAME_FAULT.matcher(Bounds.textOr(function.name(), "unknown")).replaceAll("_"))
        .runtime(Runtime.of(function.runtime()).orElse(Runtime.UNSUPPORTED))
        .codeSha256(Bounds.textOr(function.codeSha256(), "unknown"))
        .version(VERSION.matcher(function.version()).matches() ? function.version() : "$LATEST")
        .executionRoleArn(
            ROLE.matcher(function.roleArn()).matches()
                ? function.roleArn()
                : "arn:aws:iam::" + account + ":role/none")
        .layers(layers.isEmpty() ? null : layers)
        .packageType(PackageType.ZIP)
        .lastModifiedAt(Bounds.known(function.modified()))
        .build();
  }

  private static List<String> layers(List<String> layers) {
    return layers.stream()
        .filter(layer -> LAYER.matcher(layer).matches())
        .limit(MOST_LAYERS)
        .toList();
  }
}
