package dev.assay.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which disks are to be mounted (`fstab(5)`) and which are (`proc(5)`, `/proc/self/mounts`).
record MountTable(Path wanted, Path present) {
  /// This machine's.
  static MountTable ofThisMachine() {
    return new MountTable(Path.of("/etc/fstab"), Path.of("/proc/self/mounts"));
  }

  /// Whether a path lies on a disk that is to be mounted and is not now.
  boolean isUnmounted(Path path) throws IOException {
    List<Path> points = new ArrayList<>(points(wanted));
    points.removeIf(point -> point.getNameCount() == 0 || !path.startsWith(point));
    if (points.isEmpty()) {
      return false;
    }
    points.removeAll(points(present));
    return !points.isEmpty();
  }

  private static List<Path> points(Path table) throws IOException {
    if (!Files.isReadable(table)) {
      return List.of();
    }
    List<Path> points = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      String[] fields = line.strip().split("[ \t]+", -1);
      if (fields.length >= 2 && !fields[0].startsWith("#") && fields[1].startsWith("/")) {
        points.add(Path.of(fields[1].replace("\\040", " ")));
      }
    }
    return points;
  }
}
