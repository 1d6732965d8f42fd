package dev.assay.inventory.coalesce;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Files that say nothing of their own where a better one lies beside them. `go.sum` and
/// `vendor/modules.txt` repeat what `go.mod` asks for, the first with versions that the build does
/// not use.
final class Superseded {
  private static final String GO_MOD = "go.mod";
  private static final String GO_SUM = "go.sum";
  private static final String GO_VENDOR = "vendor/modules.txt";

  private final Set<String> modules = new HashSet<>();

  Superseded(Collection<FileFindings> files) {
    for (FileFindings file : files) {
      if (file.path().endsWith(GO_MOD)) {
        modules.add(file.path());
      }
    }
  }

  /// Whether the packages of a file are left out.
  boolean has(String path) {
    return !modules.isEmpty() && (isBeside(path, GO_SUM) || isBeside(path, GO_VENDOR));
  }

  private boolean isBeside(String path, String name) {
    return path.endsWith(name)
        && modules.contains(path.substring(0, path.length() - name.length()) + GO_MOD);
  }
}
