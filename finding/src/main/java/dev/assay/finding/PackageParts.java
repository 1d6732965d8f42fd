package dev.assay.finding;

import dev.assay.model.InstalledPackage;

/// A package in the API's parts: epoch, version and release apart, and the API's package manager.
///
/// @param epoch 0 where the version has none
/// @param release empty where the version has none
public record PackageParts(int epoch, String version, String release, String manager) {

  /// Those of a package.
  public static PackageParts of(InstalledPackage installed) {
    var manager = manager(installed);
    var version = installed.version();
    if (!installed.type().isOperatingSystem()) {
      return new PackageParts(0, version, "", manager);
    }
    int epoch = 0;
    int colon = version.indexOf(':');
    if (colon > 0
        && colon < 10
        && version.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9')) {
      epoch = (int) Math.min(Long.parseLong(version.substring(0, colon)), Integer.MAX_VALUE);
      version = version.substring(colon + 1);
    }
    int dash = version.lastIndexOf('-');
    return dash <= 0
        ? new PackageParts(epoch, version, "", manager)
        : new PackageParts(epoch, version.substring(0, dash), version.substring(dash + 1), manager);
  }

  /// The words of the API's `PackageManager`.
  private static String manager(InstalledPackage installed) {
    return switch (installed.type()) {
      case DEB, APK, RPM -> "OS";
      case NPM -> installed.location().path().contains("node_modules/") ? "NODEPKG" : "NPM";
      case MAVEN -> "JAR";
      case PYPI -> "PYTHONPKG";
      case GO -> "GOBINARY";
      case GEM -> "GEMSPEC";
      case NUGET -> "NUGET";
      case CARGO -> "CARGO";
      case COMPOSER -> "COMPOSER";
      case GENERIC -> "OS";
      // The API has no words for these.
      case PUB, HEX, SWIFT, CONAN, COCOAPODS, CONDA, CRAN, JULIA, WORDPRESS -> "";
    };
  }
}
