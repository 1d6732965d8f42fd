package dev.assay.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.model.AccountId;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Gives what was scanned the identity that the API shows, the same on every run: EC2 instances
/// keep theirs, other hosts and folders become managed instances (`mi-…`), images of any registry
/// become container images whose ARN names that registry, function archives become functions.
public final class ScannedResources {

  private static final int HEX_DIGITS = 17; // of a managed instance's id, after `mi-`
  private static final int LONGEST_FUNCTION_NAME = 64;

  private final AccountId account;
  private final String region;

  private ScannedResources(AccountId account, String region) {
    this.account = account;
    this.region = region;
  }

  /// Resources of one account in one region.
  public static ScannedResources in(AccountId account, String region) {
    return new ScannedResources(account, region);
  }

  /// The resource that an inventory was taken of.
  public ScannedResource of(Inventory inventory) {
    return of(inventory.artifact(), platform(inventory.operatingSystem()));
  }

  /// The resource that an artifact will be, of which nothing was read yet.
  public ScannedResource of(Artifact artifact) {
    return of(artifact, "");
  }

  private ScannedResource of(Artifact artifact, String platform) {
    return switch (artifact) {
      case Artifact.Host host ->
          new ScannedResource.Instance(identity(instanceId(host), platform), host.name());
      case Artifact.Folder folder ->
          new ScannedResource.Instance(
              identity(instanceId("folder " + folder.name()), platform), folder.name());
      case Artifact.Sbom sbom ->
          new ScannedResource.Instance(
              identity(instanceId("sbom " + subject(sbom)), platform), subject(sbom));
      case Artifact.Image image -> image(image, platform);
      case Artifact.Function function -> function(function);
    };
  }

  private ScannedResource image(Artifact.Image image, String platform) {
    var name = repository(image.name());
    int slash = name.indexOf('/');
    var registry = slash < 0 ? "local" : name.substring(0, slash);
    var repository = slash < 0 ? name : name.substring(slash + 1);
    var arn =
        "arn:aws:ecr:%s:%s:repository/%s/%s/%s"
            .formatted(region, account, segments(registry), segments(repository), image.digest());
    return new ScannedResource.ContainerImage(
        identity(arn, platform),
        registry,
        repository,
        image.digest(),
        architecture(image.platform()),
        image.tags(),
        Instant.EPOCH);
  }

  /// `registry/path` of a reference, or a local archive's file name.
  private static String repository(String reference) {
    int at = reference.indexOf('@');
    var name = at < 0 ? reference : reference.substring(0, at);
    int colon = name.lastIndexOf(':');
    if (colon > name.lastIndexOf('/')) {
      name = name.substring(0, colon);
    }
    boolean isRegistry =
        name.indexOf('/') > 0
            && (name.substring(0, name.indexOf('/')).contains(".")
                || name.substring(0, name.indexOf('/')).contains(":")
                || name.startsWith("localhost/"));
    return isRegistry ? name : plain(name.substring(name.lastIndexOf('/') + 1));
  }

  /// As the API's pattern for image ARNs wants repositories: lower-case words with single marks
  /// between them. A registry's port follows an underscore.
  private static String segments(String text) {
    var kept = new StringBuilder();
    boolean isWord = false;
    for (char c : text.toLowerCase(Locale.ROOT).replace(':', '_').toCharArray()) {
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (isLetter || (isWord && (c == '/' || c == '.' || c == '_' || c == '-'))) {
        kept.append(c);
      }
      isWord = isLetter;
    }
    return kept.isEmpty() || !isWord ? kept.append('0').toString() : kept.toString();
  }

  private static String architecture(String platform) {
    int slash = platform.indexOf('/');
    int variant = platform.indexOf('/', slash + 1);
    return slash < 0
        ? ""
        : platform.substring(slash + 1, variant < 0 ? platform.length() : variant);
  }

  private ScannedResource function(Artifact.Function function) {
    var file = function.name().substring(function.name().lastIndexOf('/') + 1);
    var name = plain(file.endsWith(".zip") ? file.substring(0, file.length() - 4) : file);
    if (name.length() > LONGEST_FUNCTION_NAME) {
      name = name.substring(0, LONGEST_FUNCTION_NAME);
    }
    var arn = "arn:aws:lambda:%s:%s:function:%s:$LATEST".formatted(region, account, name);
    return new ScannedResource.Function(
        identity(arn, ""),
        name,
        "UNSUPPORTED",
        "$LATEST",
        function.sha256(),
        "arn:aws:iam::%s:role/%s".formatted(account, name),
        List.of(),
        Instant.EPOCH);
  }

  private static String subject(Artifact.Sbom sbom) {
    return sbom.subject().isEmpty() ? sbom.name() : sbom.subject();
  }

  private ScannedResource.Identity identity(String id, String platform) {
    return new ScannedResource.Identity(id, region, platform, Map.of());
  }

  /// `DEBIAN_12`, `UBUNTU_22_04`, `AMAZON_LINUX_2023`: as Inspector's examples spell platforms.
  private static String platform(OperatingSystem operatingSystem) {
    return switch (operatingSystem) {
      case OperatingSystem.Unidentified unknown -> "";
      case OperatingSystem.Distribution it -> {
        var id =
            switch (it.id()) {
              case "amzn" -> "amazon_linux";
              case "ol" -> "oracle_linux";
              case "rocky" -> "rocky_linux";
              default -> it.id();
            };
        var version = it.versionId().isEmpty() ? it.codename() : it.versionId();
        var text = version.isEmpty() ? id : id + "_" + version;
        yield plain(text).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
      }
    };
  }

  private static String instanceId(Artifact.Host host) {
    if (!host.instanceId().isEmpty()) {
      return host.instanceId();
    }
    return instanceId(host.machineId().isEmpty() ? host.name() : host.machineId());
  }

  private static String instanceId(String seed) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      return "mi-" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// Names come from hostile files: letters, digits and a few marks are kept.
  private static String plain(String text) {
    var kept = new StringBuilder();
    text.codePoints().forEach(c -> kept.append(isPlain(c) ? Character.toString(c) : "-"));
    return kept.isEmpty() ? "unnamed" : kept.toString();
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
