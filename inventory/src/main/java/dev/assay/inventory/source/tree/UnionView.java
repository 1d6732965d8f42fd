package dev.assay.inventory.source.tree;

import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.inventory.source.EntryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Layers laid over each other after the OCI image specification 1.1, "Image Layer Filesystem
/// Changeset": whiteouts take from the layers below only, a file in place of a folder takes the
/// folder, and the other way round.
final class UnionView {
  private final TreeMap<String, PlacedFile> files = new TreeMap<>();
  private final Links links = new Links();

  Links links() {
    return links;
  }

  Collection<FileFindings> visible() {
    var visible = new ArrayList<FileFindings>(files.size());
    files.values().forEach(file -> visible.add(file.inItsLayers()));
    return visible;
  }

  /// Lays the next tree on top.
  void lay(FileTree tree) {
    for (String folder : tree.opaque()) {
      dropInside(links.followParent(folder));
    }
    for (String path : tree.removed()) {
      drop(links.followParent(path));
    }
    // A file that is only rewritten keeps its history: who brought its packages, that tells.
    var below = new HashMap<>(files);
    if (!files.isEmpty() || !links.targets().isEmpty()) {
      dropReplaced(tree);
    }
    tree.symbolicLinks()
        .forEach((path, target) -> links.targets().put(links.followParent(path), target));
    tree.findings().forEach((path, found) -> place(path, found, tree.layer(), below));
    tree.hardLinks().forEach((path, target) -> placeHardLink(path, target, tree, below));
  }

  private void place(String path, FileFindings found, String layer, Map<String, PlacedFile> below) {
    String real = links.followParent(path);
    files.put(real, new PlacedFile(layer, found, below.get(real)));
  }

  /// The file a hard link names may lie in the same layer or, with some builders, in one below.
  private void placeHardLink(
      String path, String target, FileTree tree, Map<String, PlacedFile> below) {
    PlacedFile named = files.get(links.followParent(target));
    if (named != null) {
      place(path, named.findings().movedTo(path), tree.layer(), below);
    }
  }

  private void dropReplaced(FileTree tree) {
    Set<String> met = withParents();
    var folder = new LastFolder();
    tree.eachPath(
        (path, isFolder) -> {
          String real = folder.real(path);
          if (met.contains(real)) {
            files.remove(real);
            links.targets().remove(real);
            if (!isFolder) {
              dropInside(real);
            }
          }
        });
  }

  private Set<String> withParents() {
    var met = new HashSet<String>();
    for (var paths : List.of(files.keySet(), links.targets().keySet())) {
      for (String path : paths) {
        String at = path;
        while (!at.isEmpty() && met.add(at)) {
          at = EntryPath.parent(at);
        }
      }
    }
    return met;
  }

  private void drop(String path) {
    files.remove(path);
    links.targets().remove(path);
    dropInside(path);
  }

  private void dropInside(String folder) {
    if (folder.isEmpty()) {
      files.clear();
      links.targets().clear();
      return;
    }
    // '0' is the character after '/', so this range is everything that starts with the folder.
    files.subMap(folder + "/", folder + "0").clear();
    links.targets().subMap(folder + "/", folder + "0").clear();
  }

  /// Neighbours in a layer share their folder, so the last one's real name is remembered.
  private final class LastFolder {
    private String folder = "";
    private String real = "";

    String real(String path) {
      String parent = EntryPath.parent(path);
      if (!parent.equals(folder)) {
        folder = parent;
        real = links.follow(parent).orElse(parent);
      }
      return EntryPath.join(real, EntryPath.name(path));
    }
  }
}
