package dev.assay.match;

import dev.assay.advisory.Advisories;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which advisories speak for the packages of the operating system.
final class DistributionScope {
  /// Packages that every covered release has advisories for.
  static final List<String> PROBES =
      Stream.of("openssl", "glibc", "linux", "kernel", "busybox", "curl")
          .flatMap(name -> Stream.of(name, PackageNames.ofSource(name)))
          .toList();

  /// Names of OSV's SUSE ecosystem.
  private static final List<String> SUSE_PRODUCTS =
      List.of(
          "Module for Basesystem",
          "Module for Server Applications",
          "Module for Development Tools",
          "Module for Web and Scripting",
          "Module for Containers",
          "Module for Legacy",
          "Module for Python 3",
          "Module for Desktop Applications",
          "Server");

  private DistributionScope() {}

  static Scope of(OperatingSystem system, PackageType type, Advisories advisories) {
    return switch (system) {
      case OperatingSystem.Unidentified unknown ->
          new Scope.Unassessed("the distribution is not known: " + unknown.reason());
      case OperatingSystem.Distribution distribution -> covered(distribution, type, advisories);
    };
  }

  private static Scope covered(
      OperatingSystem.Distribution distribution, PackageType type, Advisories advisories) {
    Scope scope =
        switch (type) {
          case DEB -> ofDeb(distribution);
          case APK -> ofApk(distribution);
          case RPM -> ofRpm(distribution);
          case NPM,
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
              Scope.ofLanguage(type);
        };
    return switch (scope) {
      case Scope.Unassessed none -> none;
      case Scope.Assessed some -> {
        Ecosystem own = some.ecosystems().getFirst();
        boolean known =
            PROBES.stream().anyMatch(name -> !advisories.affecting(own, name).isEmpty());
        yield known
            ? some
            : new Scope.Unassessed("no advisories for " + title(distribution), some.ecosystems());
      }
    };
  }

  private static Scope ofDeb(OperatingSystem.Distribution distribution) {
    String version = distribution.versionId();
    return switch (distribution.id()) {
      case "debian" -> debian(distribution);
      case "ubuntu" ->
          new Scope.Assessed(
              List.of(new Ecosystem("Ubuntu", version), new Ecosystem("Ubuntu Pro", version)));
      default -> foreign(distribution, PackageType.DEB);
    };
  }

  private static Scope ofApk(OperatingSystem.Distribution distribution) {
    return switch (distribution.id()) {
      case "alpine" -> alpine(distribution);
      case "wolfi" -> Scope.of("Wolfi", "");
      case "chainguard" -> Scope.of("Chainguard", "");
      case "minimos" -> Scope.of("MinimOS", "");
      default -> foreign(distribution, PackageType.APK);
    };
  }

  private static Scope ofRpm(OperatingSystem.Distribution distribution) {
    String version = distribution.versionId();
    return switch (distribution.id()) {
      // Amazon Linux 1 counts by years and months (2018.03), and its feed by one.
      case "amzn" -> Scope.of("Amazon Linux", version.startsWith("201") ? "1" : version);
      case "rhel", "centos" -> redHat(distribution);
      case "almalinux" -> Scope.of("AlmaLinux", major(version));
      case "rocky" -> Scope.of("Rocky Linux", major(version));
      case "ol" -> Scope.of("Oracle Linux", major(version));
      case "fedora" -> Scope.of("Fedora", version);
      case "photon" -> Scope.of("Photon OS", version);
      case "azurelinux", "mariner" -> Scope.of("Azure Linux", major(version));
      case "sles", "sles_sap", "sled" -> suse(version);
      case "opensuse-leap" -> Scope.of("openSUSE", "Leap " + version);
      case "opensuse-tumbleweed" -> Scope.of("openSUSE", "Tumbleweed");
      default -> foreign(distribution, PackageType.RPM);
    };
  }

  private static Scope redHat(OperatingSystem.Distribution distribution) {
    List<Ecosystem> releases = new ArrayList<>();
    releases.add(new Ecosystem("Red Hat", major(distribution.versionId())));
    releases.addAll(Subscriptions.of(distribution).streams());
    return new Scope.Assessed(releases);
  }

  /// SUSE's advisories name the product a package is delivered with: from 15 on one of the modules
  /// that every server has, before that the server itself. A service pack is `SP5` there and `.5`
  /// in os-release.
  private static Scope suse(String version) {
    int dot = version.indexOf('.');
    String release =
        dot < 0 ? version : version.substring(0, dot) + " SP" + version.substring(dot + 1);
    boolean modular = version.compareTo("15") >= 0;
    return new Scope.Assessed(
        (modular ? SUSE_PRODUCTS : List.of("Server"))
            .stream()
                .map(
                    product -> new Ecosystem("SUSE", "Linux Enterprise " + product + " " + release))
                .toList());
  }

  private static Scope foreign(OperatingSystem.Distribution distribution, PackageType type) {
    return new Scope.Unassessed(
        "no advisories for " + type.purlType() + " packages of " + title(distribution));
  }

  /// Releases without a number in `os-release` are testing and unstable, which change every day.
  private static Scope debian(OperatingSystem.Distribution distribution) {
    String release =
        switch (distribution.codename()) {
          case "buster" -> "10";
          case "bullseye" -> "11";
          case "bookworm" -> "12";
          case "trixie" -> "13";
          default -> major(distribution.versionId());
        };
    return release.isEmpty()
        ? new Scope.Unassessed(title(distribution) + " is not a stable release of Debian")
        : Scope.of("Debian", release);
  }

  private static Scope alpine(OperatingSystem.Distribution distribution) {
    String[] parts = distribution.versionId().split("\\.", -1);
    return parts.length < 2 || distribution.versionId().contains("_")
        ? new Scope.Unassessed(title(distribution) + " is not a stable release of Alpine")
        : Scope.of("Alpine", "v" + parts[0] + "." + parts[1]);
  }

  private static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static String title(OperatingSystem.Distribution distribution) {
    return distribution.name().isEmpty()
        ? (distribution.id() + " " + distribution.versionId()).strip()
        : distribution.name();
  }
}
