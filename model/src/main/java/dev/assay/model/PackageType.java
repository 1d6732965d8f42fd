package dev.assay.model;

/// The package manager whose rules give a package its name and its version order.
public enum PackageType {
  DEB("deb", true),
  APK("apk", true),
  RPM("rpm", true),
  NPM("npm", false),
  MAVEN("maven", false),
  PYPI("pypi", false),
  GO("golang", false),
  GEM("gem", false),
  NUGET("nuget", false),
  CARGO("cargo", false),
  COMPOSER("composer", false),
  PUB("pub", false),
  HEX("hex", false),
  SWIFT("swift", false),
  CONAN("conan", false),
  COCOAPODS("cocoapods", false),
  CONDA("conda", false),
  CRAN("cran", false),
  JULIA("julia", false),
  /// Plugins, themes and the core of WordPress. The purl specification has no type for them; this
  /// is the one that OSV-Scalibr writes.
  WORDPRESS("wordpress", false),
  /// Software that no package manager installed, known by what its program says of itself.
  GENERIC("generic", false);

  private final String purlType;
  private final boolean operatingSystem;

  PackageType(String purlType, boolean operatingSystem) {
    this.purlType = purlType;
    this.operatingSystem = operatingSystem;
  }

  /// The `type` of a package URL, as the purl specification lists it.
  public String purlType() {
    return purlType;
  }

  /// Whether the packages belong to a distribution, so that only its own advisories judge them.
  public boolean isOperatingSystem() {
    return operatingSystem;
  }
}
