package dev.assay.inventory.extract.java;

import java.util.Optional;

/// What an archive's file name says: `artifact-version.jar`, as repositories name it.
///
/// @param artifact the name up to the version
/// @param version empty where the name has none
record ArchiveName(String artifact, String version) {

  static ArchiveName of(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String name = file.substring(0, file.lastIndexOf('.'));
    int split = -1;
    for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
      // The first number behind a dash, or a later one with a dot: log4j-1.2-api-2.14.1.
      if (startsWithDigit(name, dash + 1) && (split < 0 || partHasDot(name, dash + 1))) {
        split = dash;
      }
    }
    return split <= 0
        ? new ArchiveName(name, "")
        : new ArchiveName(name.substring(0, split), name.substring(split + 1));
  }

  private static boolean startsWithDigit(String name, int at) {
    return at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
  }

  private static boolean partHasDot(String name, int from) {
    int end = name.indexOf('-', from);
    int dot = name.indexOf('.', from);
    return dot >= 0 && (end < 0 || dot < end);
  }

  /// The identity, where a group can be told.
  Optional<MavenIdentity> identify(Manifest manifest) {
    String name = version.isEmpty() ? nameIn(manifest) : artifact;
    String release = version.isEmpty() ? manifest.version() : version;
    if (name.isEmpty() || release.isEmpty() || release.contains("${")) {
      return Optional.empty();
    }
    String group = group(name, manifest);
    return group.isEmpty()
        ? Optional.empty()
        : Optional.of(new MavenIdentity(group, name, release));
  }

  /// A file without a version may have been renamed; a title that is one word names the artifact.
  private String nameIn(Manifest manifest) {
    String title = manifest.title();
    return title.isEmpty() || title.indexOf(' ') >= 0 ? artifact : title;
  }

  private static String group(String artifact, Manifest manifest) {
    String known = KnownGroups.of(artifact);
    if (!known.isEmpty()) {
      return known;
    }
    // The bundle plugin's default symbolic name is group and artifact, joined by a dot.
    String symbolic = manifest.symbolicName();
    if (symbolic.endsWith("." + artifact)) {
      return symbolic.substring(0, symbolic.length() - artifact.length() - 1);
    }
    return manifest.vendorId().indexOf('.') > 0 ? manifest.vendorId() : "";
  }
}
