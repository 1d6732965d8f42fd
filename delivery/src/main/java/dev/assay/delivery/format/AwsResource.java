package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// What was scanned, as the API names resources. Artifacts outside AWS get the identifier their
/// kind would have there, made from their content, so that unmodified clients parse it.
///
/// @param type of the API's `ResourceType`
/// @param id the ARN or instance id
/// @param artifact what the details are taken from
/// @param platform such as `DEBIAN_12`; empty where unknown
record AwsResource(String type, String id, Artifact artifact, String platform) {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";
  private static final String SCOPE = REGION + ":" + ACCOUNT;

  static AwsResource of(Inventory inventory) {
    Artifact artifact = inventory.artifact();
    String platform = platform(inventory.operatingSystem());
    return switch (artifact) {
      case Artifact.Host host ->
          new AwsResource(
              "AWS_EC2_INSTANCE",
              host.instanceId().isEmpty()
                  ? "mi-" + Fingerprint.of(List.of(host.machineId(), host.name())).substring(0, 17)
                  : host.instanceId(),
              host,
              platform);
      case Artifact.Image image ->
          new AwsResource(
              "AWS_ECR_CONTAINER_IMAGE",
              "arn:aws:ecr:"
                  + SCOPE
                  + ":repository/"
                  + ImageName.of(image).repository()
                  + "/"
                  + hash(image),
              image,
              platform);
      case Artifact.Function function ->
          new AwsResource(
              "AWS_LAMBDA_FUNCTION",
              "arn:aws:lambda:" + SCOPE + ":function:" + functionName(function) + ":$LATEST",
              function,
              platform);
      case Artifact.Folder folder -> repository(folder, platform);
      case Artifact.Sbom sbom -> repository(sbom, platform);
    };
  }

  private static AwsResource repository(Artifact artifact, String platform) {
    return new AwsResource(
        "CODE_REPOSITORY",
        "arn:aws:inspector2:"
            + SCOPE
            + ":codesecurity-integration/"
            + Fingerprint.uuid(List.of("integration", "local"))
            + "/project-"
            + Fingerprint.uuid(List.of("project", artifact.name())),
        artifact,
        platform);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("id", id);
    json.writeStringField("partition", "aws");
    json.writeStringField("region", REGION);
    json.writeObjectFieldStart("tags");
    json.writeEndObject();
    json.writeObjectFieldStart("details");
    switch (artifact) {
      case Artifact.Host host -> writeHost(json);
      case Artifact.Image image -> writeImage(json, image);
      case Artifact.Function function -> writeFunction(json, function);
      case Artifact.Folder folder -> writeRepository(json, folder.name());
      case Artifact.Sbom sbom -> writeRepository(json, sbom.name());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeHost(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("awsEc2Instance");
    JsonOutput.optional(json, "platform", platform);
    json.writeEndObject();
  }

  private void writeImage(JsonGenerator json, Artifact.Image image) throws IOException {
    ImageName name = ImageName.of(image);
    json.writeObjectFieldStart("awsEcrContainerImage");
    json.writeStringField("repositoryName", name.repository());
    JsonOutput.strings(json, "imageTags", name.tags(image));
    int slash = image.platform().indexOf('/');
    JsonOutput.optional(json, "architecture", image.platform().substring(slash + 1));
    json.writeStringField("imageHash", hash(image));
    json.writeStringField("registry", name.registry());
    JsonOutput.optional(json, "platform", platform);
    json.writeEndObject();
  }

  private static void writeFunction(JsonGenerator json, Artifact.Function function)
      throws IOException {
    json.writeObjectFieldStart("awsLambdaFunction");
    json.writeStringField("functionName", functionName(function));
    json.writeStringField("runtime", "UNSUPPORTED");
    json.writeStringField("codeSha256", function.sha256());
    json.writeStringField("version", "$LATEST");
    json.writeStringField("executionRoleArn", "arn:aws:iam::" + ACCOUNT + ":role/none");
    json.writeStringField("packageType", "ZIP");
    json.writeEndObject();
  }

  private static void writeRepository(JsonGenerator json, String name) throws IOException {
    json.writeObjectFieldStart("codeRepository");
    json.writeStringField("projectName", AwsJsonFormat.cut(name, 512));
    json.writeEndObject();
  }

  /// The digest; of the name where an archive holds no digest of 64 digits.
  private static String hash(Artifact.Image image) {
    return image.digest().length() == 71 && image.digest().startsWith("sha256:")
        ? image.digest()
        : "sha256:" + Fingerprint.of(List.of(image.name(), image.digest()));
  }

  private static String functionName(Artifact.Function function) {
    String name = function.name().substring(function.name().lastIndexOf('/') + 1);
    return ImageName.allowed(name.endsWith(".zip") ? name.substring(0, name.length() - 4) : name);
  }

  /// `DEBIAN_12`, `UBUNTU_24_04`, `ALPINE_LINUX_3_20_5`, `AMAZON_LINUX_2023`.
  private static String platform(OperatingSystem system) {
    return switch (system) {
      case OperatingSystem.Distribution distribution -> {
        String id =
            switch (distribution.id()) {
              case "alpine" -> "alpine_linux";
              case "amzn" -> "amazon_linux";
              default -> distribution.id();
            };
        String version = distribution.versionId().isEmpty() ? "" : "_" + distribution.versionId();
        yield (id + version).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      }
      case OperatingSystem.Unidentified unidentified -> "";
    };
  }
}
