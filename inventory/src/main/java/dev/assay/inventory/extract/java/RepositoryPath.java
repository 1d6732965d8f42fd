package dev.assay.inventory.extract.java;

import java.util.Optional;
import java.util.Set;

/// What a path says of an archive that lies where a build tool keeps its downloads: the tool named
/// the folders after the group, the artifact and the version it had asked a repository for.
final class RepositoryPath {
  /// Folders that hold a repository in Maven's layout: `~/.m2/repository`, Coursier's
  /// `https/repo1.maven.org/maven2`, Debian's `/usr/share/maven-repo`.
  private static final Set<String> ROOTS = Set.of("repository", "maven2", "maven-repo");

  /// Folder of Gradle's cache of modules; the number is the version of its form.
  private static final String GRADLE = "files-2.1";

  private RepositoryPath() {}

  /// The identity; empty for a path that no build tool made, and within an archive.
  static Optional<MavenIdentity> identify(String path) {
    if (path.contains("!/")) {
      return Optional.empty();
    }
    return gradle(path).or(() -> maven(path));
  }

  /// `files-2.1/GROUP/ARTIFACT/VERSION/SHA-1/ARTIFACT-VERSION.jar`.
  private static Optional<MavenIdentity> gradle(String path) {
    String file = name(path);
    String version = parent(parent(path));
    String artifact = parent(version);
    String group = parent(artifact);
    return name(parent(group)).equals(GRADLE) && isFileOf(file, name(artifact), name(version))
        ? Optional.of(new MavenIdentity(name(group), name(artifact), name(version)))
        : Optional.empty();
  }

  /// `repository/GROUP/AS/FOLDERS/ARTIFACT/VERSION/ARTIFACT-VERSION.jar`.
  private static Optional<MavenIdentity> maven(String path) {
    String version = parent(path);
    String artifact = parent(version);
    if (!isFileOf(name(path), name(artifact), name(version))) {
      return Optional.empty();
    }
    var group = new StringBuilder();
    for (String folder = parent(artifact); !folder.isEmpty(); folder = parent(folder)) {
      if (ROOTS.contains(name(folder))) {
        return group.isEmpty()
            ? Optional.empty()
            : Optional.of(new MavenIdentity(group.substring(1), name(artifact), name(version)));
      }
      group.insert(0, "." + name(folder));
    }
    return Optional.empty();
  }

  /// A snapshot that was downloaded has its time in place of the word, a classifier follows the
  /// version.
  private static boolean isFileOf(String file, String artifact, String version) {
    String stem =
        version.endsWith("-SNAPSHOT") ? version.substring(0, version.length() - 8) : version;
    return !artifact.isEmpty() && !version.isEmpty() && file.startsWith(artifact + "-" + stem);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
