package dev.assay.inventory.coalesce;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which operating-system packages installed some files, by what their databases list.
public final class FileOwners {
  private FileOwners() {}

  /// The package that installed each file; files of none are left out.
  ///
  /// @param paths from the root, without a leading `/`
  /// @param files what is visible in the end
  public static Map<String, String> of(Collection<String> paths, Collection<FileFindings> files) {
    Map<Long, String> byHash =
        ofHashes(paths.stream().map(OwnedPaths::hash).collect(toSet()), files);
    var owners = new HashMap<String, String>();
    for (String path : paths) {
      String owner = byHash.getOrDefault(OwnedPaths.hash(path), "");
      if (!owner.isEmpty()) {
        owners.put(path, owner);
      }
    }
    return owners;
  }

  /// @param wanted hashes of paths, by [OwnedPaths]
  static Map<Long, String> ofHashes(Set<Long> wanted, Collection<FileFindings> files) {
    var owners = new HashMap<Long, String>();
    if (!wanted.isEmpty()) {
      for (FileFindings file : files) {
        file.owned()
            .each(
                (hash, owner) -> {
                  if (wanted.contains(hash)) {
                    // Two packages may share a path; the first by name, so that order is no matter.
                    owners.merge(hash, owner, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                  }
                });
      }
    }
    return owners;
  }
}
