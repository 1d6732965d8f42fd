package dev.assay.inventory.source.folder;

import dev.assay.model.Artifact;
import java.nio.file.Path;

/// What a host says of itself in files.
final class HostFacts {
  private HostFacts() {}

  static Artifact.Host of(Path root) {
    return new Artifact.Host(
        name(root),
        first(root, "etc/machine-id", "var/lib/dbus/machine-id"),
        first(root, "proc/sys/kernel/osrelease"),
        architecture(root));
  }

  private static String name(Path root) {
    String name = first(root, "proc/sys/kernel/hostname", "etc/hostname");
    return name.isEmpty() ? "localhost" : name;
  }

  private static String architecture(Path root) {
    // Linux 6.1 and newer.
    String stated = first(root, "proc/sys/kernel/arch");
    if (!stated.isEmpty()) {
      return stated;
    }
    String java = System.getProperty("os.arch", "");
    return java.equals("amd64") ? "x86_64" : java;
  }

  private static String first(Path root, String... files) {
    for (String file : files) {
      String line = SmallFile.firstLine(root.resolve(file));
      if (!line.isEmpty()) {
        return line;
      }
    }
    return "";
  }
}
