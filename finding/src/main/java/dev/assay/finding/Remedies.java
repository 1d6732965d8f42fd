package dev.assay.finding;

import dev.assay.match.Fix;
import dev.assay.match.Verdict;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;

/// What a person types to be rid of a vulnerable package.
final class Remedies {
  private static final int LONGEST_WORD = 200;

  private final String rpmCommand;

  private Remedies(String rpmCommand) {
    this.rpmCommand = rpmCommand;
  }

  static Remedies of(OperatingSystem operatingSystem) {
    return new Remedies(
        switch (operatingSystem) {
          case OperatingSystem.Distribution it -> rpmCommand(it.id(), it.versionId());
          case OperatingSystem.Unidentified unknown -> "dnf update ";
        });
  }

  private static String rpmCommand(String distribution, String version) {
    return switch (distribution) {
      case "sles", "sled", "opensuse-leap", "opensuse-tumbleweed" -> "zypper update ";
      case "amzn" -> version.startsWith("2023") ? "dnf update " : "yum update ";
      case "rhel", "centos", "ol", "scientific" ->
          version.startsWith("6") || version.startsWith("7") ? "yum update " : "dnf update ";
      default -> "dnf update ";
    };
  }

  /// Empty where no fix is known.
  String remedy(Verdict.Affected verdict) {
    return switch (verdict.fix()) {
      case Fix.None none -> "";
      case Fix.Upgrade(var version) -> upgrade(verdict.installed(), version);
    };
  }

  private String upgrade(InstalledPackage installed, String version) {
    String name = installed.name();
    // Names come from hostile files and people paste these lines into a shell.
    if (!isPlain(name) || !isPlain(version)) {
      return "Update the package to the fixed version.";
    }
    return switch (installed.type()) {
      case DEB -> "apt-get update && apt-get upgrade";
      case RPM -> rpmCommand + name;
      case APK -> "apk update && apk upgrade " + name;
      case NPM -> "npm install " + name + "@" + version;
      case MAVEN, SWIFT, CONAN, COCOAPODS, CRAN, JULIA, WORDPRESS ->
          "Update " + name + " to " + version + ".";
      case PYPI -> "pip install --upgrade '" + name + ">=" + version + "'";
      case GO ->
          name.equals("stdlib")
              ? "Build the program with Go " + version + " or newer."
              : "go get "
                  + name
                  + "@v"
                  + (version.startsWith("v") ? version.substring(1) : version);
      case GEM -> "bundle update " + name;
      case NUGET -> "dotnet add package " + name + " --version " + version;
      case CARGO -> "cargo update --package " + name + " --precise " + version;
      case PUB -> "dart pub upgrade " + name;
      case HEX -> "mix deps.update " + name;
      case CONDA -> "conda install '" + name + ">=" + version + "'";
      case COMPOSER -> "composer require " + name + ":^" + version;
      case GENERIC -> "Update " + name + " to " + version + ".";
    };
  }

  private static boolean isPlain(String word) {
    return !word.isEmpty()
        && word.length() <= LONGEST_WORD
        && word.charAt(0) != '-'
        && word.chars().allMatch(Remedies::isPlain);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "@/._+:~-".indexOf(c) >= 0;
  }
}
