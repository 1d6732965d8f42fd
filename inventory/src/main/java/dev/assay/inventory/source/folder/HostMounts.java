package dev.assay.inventory.source.folder;

import dev.assay.inventory.source.EntryPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which folders of a host are no part of what is installed on it, after the kernel's own table of
/// mounts (proc(5), `/proc/pid/mountinfo`).
final class HostMounts {
  /// Present on every Linux host, whatever the table says.
  private static final Set<String> PSEUDO = Set.of("proc", "sys", "dev", "run");

  /// Where engines keep the files of images and containers, which are resources of their own.
  private static final Set<String> ENGINES =
      Set.of(
          "var/lib/docker",
          "var/lib/containerd",
          "var/lib/containers/storage",
          "var/lib/kubelet/pods",
          "snap");

  /// File systems on this host's own disks. Everything else is in memory, remote or a view of
  /// files that are elsewhere too.
  private static final Set<String> LOCAL =
      Set.of(
          "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "zfs",
          "f2fs",
          "jfs",
          "reiserfs",
          "bcachefs",
          "vfat",
          "ntfs3",
          "fuseblk");

  private static final int DEVICE = 2;
  private static final int ROOT = 3;
  private static final int POINT = 4;

  private HostMounts() {}

  static Set<String> leftOut(Path root) {
    var leftOut = new HashSet<String>(PSEUDO);
    leftOut.addAll(ENGINES);
    if (root.getNameCount() == 0) {
      var seen = new HashSet<String>();
      for (String line : SmallFile.lines(root.resolve("proc/self/mountinfo"))) {
        List<String> fields = List.of(line.split(" ", -1));
        int separator = fields.indexOf("-");
        if (separator > POINT && fields.size() > separator + 1) {
          addMount(fields, fields.get(separator + 1), seen, leftOut);
        }
      }
    }
    return leftOut;
  }

  /// A second mount of the same file system shows files that are already seen.
  private static void addMount(
      List<String> fields, String type, Set<String> seen, Set<String> leftOut) {
    String path = EntryPath.clean(unescaped(fields.get(POINT)));
    String device = fields.get(DEVICE);
    boolean whole = fields.get(ROOT).equals("/");
    boolean again = whole ? !seen.add(device) : seen.contains(device);
    if (!path.isEmpty() && (again || !LOCAL.contains(type))) {
      leftOut.add(path);
    }
  }

  /// Blanks and such are written as a backslash and three octal digits.
  private static String unescaped(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escape = text.charAt(i) == '\\' && i + 3 < text.length();
      if (escape) {
        plain.append((char) Integer.parseInt(text, i + 1, i + 4, 8));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
