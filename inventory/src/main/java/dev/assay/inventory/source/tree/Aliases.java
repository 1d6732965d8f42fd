package dev.assay.inventory.source.tree;

import dev.assay.inventory.source.EntryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Finds the files that only a link makes wanted: `usr/lib/apk/db/installed` where `lib` is a link
/// to `usr/lib`, or a package database moved elsewhere with a link left behind.
final class Aliases {
  private final Predicate<String> wanted;
  // Real path of what links name -> the links' own paths.
  private final Map<String, List<String>> named = new HashMap<>();
  private String folder = "";
  private List<String> folderAliases = List.of();

  private Aliases(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /// Looks through every path of every tree.
  ///
  /// @return for each tree: real path of a file to read → the name an extractor knows it by
  static List<Map<String, String>> find(
      List<FileTree> trees, Links links, Predicate<String> wanted) {
    var search = new Aliases(wanted);
    links
        .targets()
        .keySet()
        .forEach(link -> links.follow(link).ifPresent(real -> search.name(real, link)));
    for (FileTree tree : trees) {
      tree.hardLinks().forEach((link, target) -> search.name(target, link));
    }
    if (search.named.isEmpty()) {
      return trees.stream().map(tree -> Map.<String, String>of()).toList();
    }
    return trees.stream().map(search::of).toList();
  }

  private void name(String real, String link) {
    if (!real.equals(link)) {
      named.computeIfAbsent(real, path -> new ArrayList<>(1)).add(link);
    }
  }

  private Map<String, String> of(FileTree tree) {
    var found = new TreeMap<String, String>();
    tree.eachPath(
        (path, isFolder) -> {
          if (!isFolder && !tree.symbolicLinks().containsKey(path)) {
            String alias = aliasOf(path);
            if (!alias.isEmpty()) {
              found.put(path, alias);
            }
          }
        });
    return found;
  }

  /// The first wanted name of a file that is not wanted by its own; empty where there is none.
  private String aliasOf(String path) {
    String parent = EntryPath.parent(path);
    if (!parent.equals(folder)) {
      folder = parent;
      folderAliases = aliasesOfFolder(parent);
    }
    List<String> own = named.getOrDefault(path, List.of());
    if ((own.isEmpty() && folderAliases.isEmpty()) || wanted.test(path)) {
      return "";
    }
    for (String alias : own) {
      if (wanted.test(alias)) {
        return alias;
      }
    }
    String name = EntryPath.name(path);
    for (String alias : folderAliases) {
      if (wanted.test(alias + "/" + name)) {
        return alias + "/" + name;
      }
    }
    return "";
  }

  private List<String> aliasesOfFolder(String path) {
    var found = new ArrayList<String>();
    for (String at = path; !at.isEmpty(); at = EntryPath.parent(at)) {
      for (String link : named.getOrDefault(at, List.of())) {
        found.add(link + path.substring(at.length()));
      }
    }
    return found;
  }
}
