package dev.assay.inventory.source.folder;

import dev.assay.model.Artifact;
import dev.assay.model.Listening;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a host says of itself in files.
public final class HostFacts {
  private static final List<String> INSTANCE_ID =
      List.of("sys/devices/virtual/dmi/id/board_asset_tag", "var/lib/cloud/data/instance-id");
  private static final Pattern INSTANCE = Pattern.compile("i-(?:[0-9a-f]{8}|[0-9a-f]{17})");

  private HostFacts() {}

  static Artifact.Host of(Path root, Listening listening) {
    return new Artifact.Host(
        name(root),
        first(root, "etc/machine-id", "var/lib/dbus/machine-id"),
        instanceId(root),
        first(root, "proc/sys/kernel/osrelease"),
        architecture(root),
        listening);
  }

  /// What the machine calls itself; `localhost` where it does not say.
  public static String name(Path root) {
    String name = first(root, "proc/sys/kernel/hostname", "etc/hostname");
    return name.isEmpty() ? "localhost" : name;
  }

  /// The firmware of Nitro instances says it (Amazon EC2 user guide, "Detect whether a host is an
  /// EC2 instance"), and cloud-init writes down what the metadata service said. Other clouds write
  /// other ids there.
  private static String instanceId(Path root) {
    for (String file : INSTANCE_ID) {
      String line = SmallFile.firstLine(root.resolve(file));
      if (INSTANCE.matcher(line).matches()) {
        return line;
      }
    }
    return "";
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
