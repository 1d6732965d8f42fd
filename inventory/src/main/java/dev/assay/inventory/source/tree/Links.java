package dev.assay.inventory.source.tree;

import dev.assay.inventory.source.EntryPath;
import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The symbolic links of a tree, followed as if the tree were the root file system.
final class Links {
  /// Linux gives up after as many (path_resolution(7)).
  private static final int LONGEST_CHAIN = 40;

  /// Hostile links are long and many; nothing honest takes as many steps.
  private static final int MOST_STEPS = 256;

  private final NavigableMap<String, String> targets = new TreeMap<>();

  NavigableMap<String, String> targets() {
    return targets;
  }

  /// The path with every link in it followed; empty where links run in a circle.
  Optional<String> follow(String path) {
    if (targets.isEmpty()) {
      return Optional.of(path);
    }
    var rest = new ArrayDeque<String>();
    push(rest, path);
    String at = "";
    int followed = 0;
    int steps = 0;
    while (!rest.isEmpty()) {
      if (++steps > MOST_STEPS) {
        return Optional.empty();
      }
      String part = rest.pop();
      if (part.equals("..")) {
        at = EntryPath.parent(at);
        continue;
      }
      String next = EntryPath.join(at, part);
      String target = targets.get(next);
      if (target == null) {
        at = next;
      } else if (++followed > LONGEST_CHAIN) {
        return Optional.empty();
      } else {
        at = target.startsWith("/") ? "" : at;
        push(rest, target);
      }
    }
    return Optional.of(at);
  }

  /// The path with the links in its folders followed, but not itself.
  String followParent(String path) {
    String parent = EntryPath.parent(path);
    if (parent.isEmpty() || targets.isEmpty()) {
      return path;
    }
    return follow(parent).map(folder -> EntryPath.join(folder, EntryPath.name(path))).orElse(path);
  }

  private static void push(ArrayDeque<String> rest, String path) {
    int to = path.length();
    while (to >= 0) {
      int slash = to == 0 ? -1 : path.lastIndexOf('/', to - 1);
      String part = path.substring(slash + 1, to);
      if (!part.isEmpty() && !part.equals(".")) {
        rest.push(part);
      }
      to = slash;
    }
  }
}
