package dev.assay.inventory.coalesce;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Files that say nothing of their own where a better one lies beside them. `go.sum` and
/// `vendor/modules.txt` repeat what `go.mod` asks for, the first with versions that the build does
/// not use. Libraries of .NET are named better by the `deps.json` of their folder, and by the
/// `nuspec` of the package they lie in.
final class Superseded {
  private static final String GO_MOD = "go.mod";
  private static final String GO_SUM = "go.sum";
  private static final String GO_VENDOR = "vendor/modules.txt";

  private static final String LIBRARY = ".dll";

  private final Set<String> modules = new HashSet<>();

  /// Folders whose libraries a file in them names.
  private final Set<String> applications = new HashSet<>();

  /// Folders that are a package, with all that lies in them.
  private final Set<String> packages = new HashSet<>();

  Superseded(Collection<FileFindings> files) {
    for (FileFindings file : files) {
      if (file.path().endsWith(GO_MOD)) {
        modules.add(file.path());
      } else if (file.path().endsWith(".deps.json")) {
        applications.add(folder(file.path()));
      } else if (file.path().endsWith(".nuspec")) {
        packages.add(folder(file.path()));
      }
    }
  }

  /// Whether the packages of a file are left out.
  boolean has(String path) {
    return (!modules.isEmpty() && (isBeside(path, GO_SUM) || isBeside(path, GO_VENDOR)))
        || (path.endsWith(LIBRARY) && isNamedLibrary(path));
  }

  private boolean isNamedLibrary(String path) {
    if (applications.contains(folder(path))) {
      return true;
    }
    if (packages.isEmpty()) {
      return false;
    }
    for (String up = folder(path); !up.isEmpty(); up = folder(up)) {
      if (packages.contains(up)) {
        return true;
      }
    }
    return false;
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private boolean isBeside(String path, String name) {
    return path.endsWith(name)
        && modules.contains(path.substring(0, path.length() - name.length()) + GO_MOD);
  }
}
