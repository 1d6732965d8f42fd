package dev.assay.match;

import dev.assay.advisory.Ecosystem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import java.util.List;
import java.util.Locale;

/// Which advisories speak for a package.
sealed interface Scope {

  /// These ecosystems, the first being the package's own.
  record Assessed(List<Ecosystem> ecosystems) implements Scope {}

  /// None, and why.
  ///
  /// @param ecosystems where nothing is said about flaws, but perhaps that the support of the
  ///     release has ended
  record Unassessed(String reason, List<Ecosystem> ecosystems) implements Scope {
    Unassessed(String reason) {
      this(reason, List.of());
    }
  }

  /// Where a language's packages are published.
  static Scope ofLanguage(PackageType type) {
    return switch (type) {
      case NPM -> of("npm", "");
      case MAVEN -> of("Maven", "");
      case PYPI -> of("PyPI", "");
      case GO -> of("Go", "");
      case GEM -> of("RubyGems", "");
      case NUGET -> of("NuGet", "");
      case CARGO -> of("crates.io", "");
      case COMPOSER -> of("Packagist", "");
      case PUB -> of("Pub", "");
      case HEX -> of("Hex", "");
      case SWIFT -> of("SwiftURL", "");
      case CONAN -> of("ConanCenter", "");
      case CRAN -> of("CRAN", "");
      case JULIA -> of("Julia", "");
      // OSV Schema 1.7.3, "Defined Ecosystems": it has none of these.
      case COCOAPODS, CONDA, WORDPRESS ->
          new Unassessed("are of type " + type.purlType() + ", of which no feed speaks");
      case GENERIC ->
          new Unassessed("no advisories for programs that came without a package manager");
      case DEB, APK, RPM ->
          throw new IllegalArgumentException(type + " packages belong to a distribution");
    };
  }

  static Scope of(String name, String release) {
    return new Assessed(List.of(new Ecosystem(name, release)));
  }

  /// The name under which the advisories of its ecosystem list a package.
  static String advisoryName(InstalledPackage installed) {
    String name = installed.name();
    return switch (installed.type()) {
      case DEB -> KernelSource.name(installed);
      case APK -> installed.source().name();
      case PYPI -> pythonName(name);
      case NUGET, COMPOSER, SWIFT -> name.toLowerCase(Locale.ROOT);
      case RPM,
          NPM,
          MAVEN,
          GO,
          GEM,
          CARGO,
          PUB,
          HEX,
          CONAN,
          COCOAPODS,
          CONDA,
          CRAN,
          JULIA,
          WORDPRESS ->
          name;
      case GENERIC -> ProgramScope.advisoryName(name);
    };
  }

  /// The version that those advisories speak about: the source's for Debian, Ubuntu and Alpine.
  static String advisoryVersion(InstalledPackage installed) {
    return switch (installed.type()) {
      case DEB -> KernelSource.version(installed);
      case APK -> installed.source().version();
      case RPM,
          NPM,
          MAVEN,
          PYPI,
          GO,
          GEM,
          NUGET,
          CARGO,
          COMPOSER,
          PUB,
          HEX,
          SWIFT,
          CONAN,
          COCOAPODS,
          CONDA,
          CRAN,
          JULIA,
          WORDPRESS,
          GENERIC ->
          installed.version();
    };
  }

  /// PyPA "Names and normalization": lower case, runs of `-`, `_` and `.` become one `-`.
  private static String pythonName(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean gap = false;
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        normal.append(c);
      } else if (!gap) {
        normal.append('-');
      }
      gap = separator;
    }
    return normal.toString();
  }
}
