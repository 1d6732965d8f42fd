package dev.assay.inventory.extract.java;

import dev.assay.inventory.extract.input.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// Group, artifact and version of a Maven package.
record MavenIdentity(String group, String artifact, String version) {

  /// Reads a `pom.properties` as Maven's archiver writes it.
  ///
  /// @return empty where a field is missing or still has a placeholder, `${project.version}`
  static Optional<MavenIdentity> parse(byte[] properties) throws IOException, InterruptedException {
    String group = "";
    String artifact = "";
    String version = "";
    var lines = new LineReader(new ByteArrayInputStream(properties));
    while (lines.next()) {
      int equals = lines.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String line = lines.text(0);
      String value = line.substring(line.indexOf('=') + 1).strip();
      switch (line.substring(0, line.indexOf('=')).strip()) {
        case "groupId" -> group = value;
        case "artifactId" -> artifact = value;
        case "version" -> version = value;
        default -> {}
      }
    }
    var identity = new MavenIdentity(group, artifact, version);
    return identity.isResolved() ? Optional.of(identity) : Optional.empty();
  }

  private boolean isResolved() {
    return isResolved(group) && isResolved(artifact) && isResolved(version);
  }

  private static boolean isResolved(String value) {
    return !value.isEmpty() && !value.contains("${");
  }
}
