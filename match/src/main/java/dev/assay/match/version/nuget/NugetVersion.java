package dev.assay.match.version.nuget;

import dev.assay.match.version.semver.SemanticVersion;
import java.util.Locale;
import java.util.Optional;

/// A NuGet version: one to four numbers, then a pre-release compared without regard to case; build
/// metadata does not count (NuGet documentation, "Package versioning").
public record NugetVersion(SemanticVersion value) implements Comparable<NugetVersion> {

  /// Reads a version; empty where it is none.
  public static Optional<NugetVersion> parse(String text) {
    return SemanticVersion.parse(text.toLowerCase(Locale.ROOT))
        .filter(version -> version.numbers().size() <= 4)
        .map(NugetVersion::new);
  }

  @Override
  public int compareTo(NugetVersion other) {
    return value.compareTo(other.value);
  }
}
