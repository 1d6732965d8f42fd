package dev.assay.model;

import java.util.TreeMap;

/// Writes the conventional purl of an installed package.
final class PurlOfPackage {
  private PurlOfPackage() {}

  static Purl write(InstalledPackage installed, OperatingSystem system) {
    if (installed.type().isOperatingSystem()) {
      return ofDistribution(installed, system);
    }
    String name = installed.name();
    int split =
        installed.type() == PackageType.MAVEN
            ? name.indexOf(':')
            : lastSlash(installed.type(), name);
    // A hostile file may name a package "/"; nothing behind the slash is no name.
    split = split == name.length() - 1 ? -1 : split;
    return Purl.of(
        installed.type().purlType(),
        split < 0 ? "" : name.substring(0, split),
        name.substring(split + 1),
        installed.version());
  }

  /// npm's scope, Go's and Swift's path and Composer's vendor are namespaces; elsewhere a slash is
  /// part of the name.
  private static int lastSlash(PackageType type, String name) {
    return switch (type) {
      case NPM, GO, COMPOSER, SWIFT, WORDPRESS -> name.lastIndexOf('/');
      case DEB,
          APK,
          RPM,
          MAVEN,
          PYPI,
          GEM,
          NUGET,
          CARGO,
          PUB,
          HEX,
          CONAN,
          COCOAPODS,
          CONDA,
          CRAN,
          JULIA,
          GENERIC ->
          -1;
    };
  }

  private static Purl ofDistribution(InstalledPackage installed, OperatingSystem system) {
    var qualifiers = new TreeMap<String, String>();
    qualifiers.put("arch", installed.architecture());
    qualifiers.put("upstream", upstream(installed));
    String namespace = "";
    if (system instanceof OperatingSystem.Distribution distribution) {
      namespace = DistributionNames.namespaceOf(distribution.id());
      String release =
          distribution.versionId().isEmpty() ? distribution.codename() : distribution.versionId();
      qualifiers.put("distro", release.isEmpty() ? "" : distribution.id() + "-" + release);
    }
    String version = installed.version();
    if (installed.type() == PackageType.RPM) {
      qualifiers.put("rpmmod", installed.source().module());
      int colon = version.indexOf(':');
      if (colon > 0) {
        qualifiers.put("epoch", version.substring(0, colon));
        version = version.substring(colon + 1);
      }
    }
    return new Purl(
        installed.type().purlType(), namespace, installed.name(), version, qualifiers, "");
  }

  /// A source package by name, with its version where that differs; for rpm the source rpm's file.
  private static String upstream(InstalledPackage installed) {
    var source = installed.source();
    if (installed.type() == PackageType.RPM) {
      int colon = source.version().indexOf(':');
      return source.name() + "-" + source.version().substring(colon + 1) + ".src.rpm";
    }
    if (!source.version().equals(installed.version())) {
      return source.name() + "@" + source.version();
    }
    return source.name().equals(installed.name()) ? "" : source.name();
  }
}
