package dev.assay.inventory.source.folder;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.coalesce.Coalescer;
import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.inventory.coalesce.FileOwners;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.inventory.source.tree.LaidTrees;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// A folder, or the machine the program runs on.
public final class FolderSource {
  private FolderSource() {}

  /// Reads everything below a folder.
  public static Inventory read(Scan scan, Target.Folder target) throws InterruptedException {
    var artifact = new Artifact.Folder(target.path().toString());
    scan.progress().opened(artifact.name());
    var files = files(scan, real(target.path()), Set.of());
    return Coalescer.coalesce(artifact, files, scan.problems());
  }

  /// Whether an operating system says in a folder what it is: os-release(5).
  public static boolean isRootFileSystem(Path folder) {
    return Files.exists(folder.resolve("etc/os-release"))
        || Files.exists(folder.resolve("usr/lib/os-release"));
  }

  /// Reads a host without what is no part of it: pseudo and remote file systems, and the images
  /// and containers that an engine keeps.
  public static Inventory read(Scan scan, Target.Host target) throws InterruptedException {
    Path root = real(target.root());
    scan.progress().opened(HostFacts.name(root));
    var files = files(scan, root, HostMounts.leftOut(root));
    var listening = HostListening.of(root, paths -> FileOwners.of(paths, files));
    return Coalescer.coalesce(HostFacts.of(root, listening), files, scan.problems());
  }

  private static Collection<FileFindings> files(Scan scan, Path root, Set<String> leftOut)
      throws InterruptedException {
    var walk = new FolderWalk(scan, root, leftOut);
    FileTree tree = walk.read();
    var laid = LaidTrees.of(List.of(tree));
    var linked = laid.wantedThroughLinks(scan::wants).getFirst();
    if (linked.isEmpty()) {
      return laid.visible();
    }
    walk.readLinked(linked, tree);
    return LaidTrees.of(List.of(tree)).visible();
  }

  private static Path real(Path path) {
    if (!Files.isDirectory(path)) {
      throw new TargetException(
          path + (Files.exists(path) ? ": is a file, not a folder" : ": there is no such folder"));
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new TargetException(path + ": cannot be opened: " + Scan.reason(e), e);
    }
  }
}
