package dev.assay.match.version.pub;

import dev.assay.match.version.semver.Prerelease;
import dev.assay.match.version.semver.SemanticVersion;
import java.util.List;
import java.util.Optional;

/// A version of a Dart package: a semantic version whose build part counts too, by the rules of a
/// pre-release, and makes a version newer (Dart documentation, "Package versioning"; pub_semver,
/// "Version.compareTo").
///
/// @param value all but the build
/// @param build identifiers behind the `+`; empty where there is none
public record PubVersion(SemanticVersion value, List<String> build)
    implements Comparable<PubVersion> {
  public PubVersion {
    build = List.copyOf(build);
  }

  /// Reads a version; empty where it is none.
  public static Optional<PubVersion> parse(String text) {
    int plus = text.indexOf('+');
    List<String> build =
        plus < 0 ? List.of() : List.of(text.substring(plus + 1).strip().split("\\.", -1));
    return SemanticVersion.parse(text).map(value -> new PubVersion(value, build));
  }

  @Override
  public int compareTo(PubVersion other) {
    int order = value.compareTo(other.value);
    return order != 0 ? order : Prerelease.compare(build, other.build);
  }
}
