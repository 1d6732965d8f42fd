package dev.assay.inventory.source.tree;

import dev.assay.inventory.coalesce.FileFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Trees laid over each other, the first at the bottom. Laying goes through every path of every
/// tree, so it is done once as long as nothing is added to them.
public final class LaidTrees {
  private final List<FileTree> trees;
  private final UnionView view;

  private LaidTrees(List<FileTree> trees, UnionView view) {
    this.trees = List.copyOf(trees);
    this.view = view;
  }

  /// Lays trees as they are now.
  public static LaidTrees of(List<FileTree> trees) {
    var view = new UnionView();
    trees.forEach(view::lay);
    return new LaidTrees(trees, view);
  }

  /// What is visible in the end, each package in the layer that brought it.
  public List<FileFindings> visible() {
    return new ArrayList<>(view.visible());
  }

  /// Files that are wanted only by a name which a link gives them.
  ///
  /// @return for each tree the files that are still to be read, with the name to read them by
  public List<Map<String, String>> wantedThroughLinks(Predicate<String> wanted) {
    return Aliases.find(trees, view.links(), wanted);
  }
}
