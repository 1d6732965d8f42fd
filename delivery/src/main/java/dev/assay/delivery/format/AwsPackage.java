package dev.assay.delivery.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.finding.VulnerablePackage;
import dev.assay.match.Fix;
import dev.assay.model.InstalledPackage;
import java.io.IOException;
import java.util.Locale;

/// An affected package in the shape of Inspector's `VulnerablePackage` structure.
final class AwsPackage {
  private static final int LONGEST_NAME = 1_024;
  private static final int LONGEST_ARCHITECTURE = 64;
  private static final int LONGEST_EPOCH = 9;
  private static final int LAYER_HASH = 71;

  private AwsPackage() {}

  /// A distribution's version, taken apart as the API has it.
  private record Parts(int epoch, String version, String release) {
    static Parts of(String text) {
      int colon = text.indexOf(':');
      String digits = text.substring(0, Math.max(0, colon));
      boolean hasEpoch =
          !digits.isEmpty()
              && digits.length() <= LONGEST_EPOCH
              && digits.chars().allMatch(c -> c >= '0' && c <= '9');
      String rest = hasEpoch ? text.substring(colon + 1) : text;
      int dash = rest.lastIndexOf('-');
      return new Parts(
          hasEpoch ? Integer.parseInt(digits) : 0,
          dash < 0 ? rest : rest.substring(0, dash),
          dash < 0 ? "" : rest.substring(dash + 1));
    }

    /// With its epoch always written, as the API's `fixedInVersion` has it.
    static String withEpoch(String text) {
      Parts parts = of(text);
      String release = parts.release.isEmpty() ? "" : "-" + parts.release;
      return parts.epoch + ":" + parts.version + release;
    }
  }

  static void write(JsonGenerator json, VulnerablePackage vulnerable) throws IOException {
    InstalledPackage installed = vulnerable.installed();
    boolean system = installed.type().isOperatingSystem();
    json.writeStartObject();
    json.writeStringField("name", AwsJsonFormat.cut(installed.name(), LONGEST_NAME));
    if (system) {
      Parts parts = Parts.of(installed.version());
      json.writeStringField("version", AwsJsonFormat.cut(parts.version(), LONGEST_NAME));
      json.writeNumberField("epoch", parts.epoch());
      JsonOutput.optional(json, "release", AwsJsonFormat.cut(parts.release(), LONGEST_NAME));
    } else {
      json.writeStringField("version", AwsJsonFormat.cut(installed.version(), LONGEST_NAME));
    }
    String layer = installed.location().layer();
    if (layer.length() == LAYER_HASH && layer.startsWith("sha256:")) {
      json.writeStringField("sourceLayerHash", layer);
    }
    JsonOutput.optional(json, "arch", architecture(installed));
    JsonOutput.optional(json, "packageManager", manager(installed));
    if (!system) {
      JsonOutput.optional(
          json, "filePath", AwsJsonFormat.cut(installed.location().path(), LONGEST_NAME));
    }
    json.writeStringField("fixedInVersion", fixedIn(vulnerable.verdict().fix(), system));
    JsonOutput.optional(
        json, "remediation", AwsJsonFormat.cut(vulnerable.remediation(), LONGEST_NAME));
    json.writeEndObject();
  }

  private static String fixedIn(Fix fix, boolean system) {
    return switch (fix) {
      case Fix.Upgrade(String version) ->
          AwsJsonFormat.cut(system ? Parts.withEpoch(version) : version, LONGEST_NAME);
      case Fix.None none -> "NotAvailable";
    };
  }

  private static String architecture(InstalledPackage installed) {
    return switch (installed.architecture()) {
      case "amd64", "x86_64" -> "X86_64";
      case "arm64", "aarch64" -> "AARCH64";
      default ->
          AwsJsonFormat.cut(
              installed.architecture().toUpperCase(Locale.ROOT), LONGEST_ARCHITECTURE);
    };
  }

  /// In the API's words; empty where it has none.
  static String manager(InstalledPackage installed) {
    String path = installed.location().path();
    return switch (installed.type()) {
      case DEB, APK, RPM -> "OS";
      case NPM -> {
        if (path.endsWith("yarn.lock")) {
          yield "YARN";
        }
        yield path.endsWith("-lock.json") || path.endsWith("shrinkwrap.json") ? "NPM" : "NODEPKG";
      }
      case MAVEN -> path.endsWith("pom.xml") ? "POM" : "JAR";
      case PYPI -> python(path);
      case GO -> path.endsWith("go.mod") || path.endsWith("go.sum") ? "GOMOD" : "GOBINARY";
      case GEM -> path.endsWith(".lock") ? "BUNDLER" : "GEMSPEC";
      case NUGET -> path.endsWith(".deps.json") ? "DOTNET_CORE" : "NUGET";
      case CARGO -> "CARGO";
      case COMPOSER -> "COMPOSER";
      case GENERIC -> "OS";
      // The API has no words for these.
      case PUB, HEX, SWIFT, CONAN, COCOAPODS, CONDA, CRAN, JULIA, WORDPRESS -> "";
    };
  }

  private static String python(String path) {
    if (path.endsWith("Pipfile.lock")) {
      return "PIPENV";
    }
    if (path.endsWith("poetry.lock")) {
      return "POETRY";
    }
    return path.endsWith(".txt") ? "PIP" : "PYTHONPKG";
  }
}
