package dev.assay.match.version.maven;

import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/// A Maven version. The order is Maven's own `ComparableVersion`, which is its definition.
public record MavenVersion(ComparableVersion value) implements Comparable<MavenVersion> {

  /// Reads a version; empty where the text is blank. Maven orders every other text.
  public static Optional<MavenVersion> parse(String text) {
    String version = text.strip();
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(new MavenVersion(new ComparableVersion(version)));
  }

  @Override
  public int compareTo(MavenVersion other) {
    return value.compareTo(other.value);
  }
}
