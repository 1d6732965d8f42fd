package dev.assay.match;

import dev.assay.match.version.apk.ApkVersion;
import dev.assay.match.version.composer.ComposerVersion;
import dev.assay.match.version.conan.ConanVersion;
import dev.assay.match.version.cran.CranVersion;
import dev.assay.match.version.deb.DebVersion;
import dev.assay.match.version.gem.GemVersion;
import dev.assay.match.version.go.GoVersion;
import dev.assay.match.version.maven.MavenVersion;
import dev.assay.match.version.nuget.NugetVersion;
import dev.assay.match.version.pep440.PythonVersion;
import dev.assay.match.version.pub.PubVersion;
import dev.assay.match.version.rpm.RpmVersion;
import dev.assay.match.version.semver.SemanticVersion;
import dev.assay.model.PackageType;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// The rules by which a package manager orders versions. Never throws, whatever the text.
public enum VersionScheme {
  DEB("Debian", DebVersion::parse, DebVersion::compareTo),
  RPM("rpm", RpmVersion::parse, RpmVersion::compareTo),
  APK("Alpine", ApkVersion::parse, ApkVersion::compareTo),
  NPM("npm", SemanticVersion::parse, SemanticVersion::compareTo),
  MAVEN("Maven", MavenVersion::parse, MavenVersion::compareTo),
  PEP440("Python", PythonVersion::parse, PythonVersion::compareTo, PythonVersion::compareWithBound),
  GO("Go", GoVersion::parse, GoVersion::compareTo),
  GEM("RubyGems", GemVersion::parse, GemVersion::compareTo),
  NUGET("NuGet", NugetVersion::parse, NugetVersion::compareTo),
  CARGO("Cargo", SemanticVersion::parse, SemanticVersion::compareTo),
  COMPOSER("Composer", ComposerVersion::parse, ComposerVersion::compareTo),
  SEMVER("semantic", SemanticVersion::parse, SemanticVersion::compareTo),
  PUB("Pub", PubVersion::parse, PubVersion::compareTo),
  CONAN("Conan", ConanVersion::parse, ConanVersion::compareTo),
  CRAN("CRAN", CranVersion::parse, CranVersion::compareTo);

  /// Longer text is refused: the longest real versions have some 130 characters.
  static final int MAX_LENGTH = 512;

  // Rules are immutable; the check asks for an annotation that only its own library has.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Rules<?> rules;

  <V> VersionScheme(String title, Function<String, Optional<V>> parse, Comparator<V> order) {
    this(title, parse, order, order);
  }

  <V> VersionScheme(
      String title, Function<String, Optional<V>> parse, Comparator<V> order, Comparator<V> bound) {
    this.rules = new Rules<>(title, parse, order, bound);
  }

  /// The rules of a package manager.
  public static VersionScheme of(PackageType type) {
    return switch (type) {
      case DEB -> DEB;
      case RPM -> RPM;
      case APK -> APK;
      case NPM -> NPM;
      case MAVEN -> MAVEN;
      case PYPI -> PEP440;
      case GO -> GO;
      case GEM -> GEM;
      case NUGET -> NUGET;
      case CARGO -> CARGO;
      case COMPOSER -> COMPOSER;
      // Most programs count as semantic versioning does, and so do the advisories about them.
      case GENERIC -> NPM;
      // Elixir's Version, Swift Package Manager and Julia's Pkg ask for semantic versions.
      case HEX, SWIFT, JULIA -> SEMVER;
      case PUB -> PUB;
      case CONAN -> CONAN;
      case CRAN -> CRAN;
      // CocoaPods' Pod::Version is RubyGems' class.
      case COCOAPODS -> GEM;
      // No advisories speak of these two; the nearest rules, for showing an order.
      case CONDA -> PEP440;
      case WORDPRESS -> COMPOSER;
    };
  }

  /// How `a` stands to `b`.
  public VersionOrder compare(String a, String b) {
    return rules.compare(a, b);
  }

  /// Reads an installed version once, to hold it against the bounds of many ranges.
  VersionReading read(String version) {
    return rules.read(version);
  }
}
