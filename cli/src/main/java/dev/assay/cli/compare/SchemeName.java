package dev.assay.cli.compare;

import dev.assay.cli.option.Choice;
import dev.assay.cli.option.Usage;
import dev.assay.match.VersionScheme;
import dev.assay.model.PackageType;
import java.util.Arrays;
import java.util.Locale;

/// The words people use for an order of versions: the scheme's own name, the type of a package URL,
/// the name of an ecosystem in OSV, a distribution or a language.
final class SchemeName {
  private SchemeName() {}

  /// The order a word means, in any case.
  ///
  /// @throws dev.assay.cli.CommandFailure with the schemes there are
  static VersionScheme read(String word) {
    String typed = word.toLowerCase(Locale.ROOT);
    for (VersionScheme scheme : VersionScheme.values()) {
      if (Choice.word(scheme).equals(typed)) {
        return scheme;
      }
    }
    for (PackageType type : PackageType.values()) {
      if (type.purlType().equals(typed)) {
        return VersionScheme.of(type);
      }
    }
    return switch (typed) {
      case "dpkg", "debian", "ubuntu" -> VersionScheme.DEB;
      case "amazon", "redhat", "rhel", "suse" -> VersionScheme.RPM;
      case "alpine", "wolfi" -> VersionScheme.APK;
      case "semver", "node" -> VersionScheme.NPM;
      case "java" -> VersionScheme.MAVEN;
      case "python", "pip" -> VersionScheme.PEP440;
      case "rubygems", "ruby" -> VersionScheme.GEM;
      case "crates.io", "rust" -> VersionScheme.CARGO;
      case "packagist", "php" -> VersionScheme.COMPOSER;
      default ->
          throw Usage.unknown(
              "assay compare",
              word,
              Arrays.stream(VersionScheme.values()).map(Choice::word).toList());
    };
  }
}
