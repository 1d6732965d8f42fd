package dev.assay.inventory;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Which files of a target are read, by globs over paths from its root.
///
/// A pattern without `/` is held against the name of a file and of every folder it lies in, one
/// with `/` against the whole path and the path of each of these folders. So a pattern that means a
/// folder means all that is in it: `node_modules`, `src/test`, `**/fixtures`, `*.jar`.
public final class FileChoice {
  /// Every file.
  public static final FileChoice ALL = new FileChoice(List.of(), List.of());

  private static final int LONGEST_PATTERN = 1_000;

  private final List<String> includes;
  private final List<String> excludes;
  private final List<Glob> included;
  private final List<Glob> excluded;

  private FileChoice(List<String> includes, List<String> excludes) {
    this.includes = List.copyOf(includes);
    this.excludes = List.copyOf(excludes);
    this.included = this.includes.stream().map(Glob::of).toList();
    this.excluded = this.excludes.stream().map(Glob::of).toList();
  }

  /// Reads patterns.
  ///
  /// @param includes what is read alone; empty for everything
  /// @param excludes what is not read, whatever `includes` says
  /// @throws IllegalArgumentException for a pattern that is no glob, with the reason
  public static FileChoice of(List<String> includes, List<String> excludes) {
    return new FileChoice(includes, excludes);
  }

  /// Whether a file may be read.
  ///
  /// @param path relative to the root, with `/`
  public boolean reads(String path) {
    return isAll() || ((included.isEmpty() || matches(included, path)) && !matches(excluded, path));
  }

  /// Whether a folder may hold something that is read.
  public boolean enters(String folder) {
    return excluded.isEmpty() || !matches(excluded, folder);
  }

  public boolean isAll() {
    return included.isEmpty() && excluded.isEmpty();
  }

  /// As flags of a command line; empty for all files. Equal choices have equal words.
  public String words() {
    var words = new StringBuilder();
    includes.forEach(pattern -> words.append(" --include ").append(pattern));
    excludes.forEach(pattern -> words.append(" --exclude ").append(pattern));
    return words.toString().strip();
  }

  private static boolean matches(List<Glob> globs, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Path whole = Path.of(path.substring(0, end));
      Path name = Path.of(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
      for (Glob glob : globs) {
        if (glob.matcher.matches(glob.anywhere ? name : whole)) {
          return true;
        }
      }
    }
    return false;
  }

  /// @param anywhere whether it is held against names, not against paths
  private record Glob(PathMatcher matcher, boolean anywhere) {
    static Glob of(String pattern) {
      String plain = pattern.startsWith("./") ? pattern.substring(2) : pattern;
      plain = plain.startsWith("/") ? plain.substring(1) : plain;
      plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
      if (plain.isEmpty() || pattern.length() > LONGEST_PATTERN) {
        throw new IllegalArgumentException(
            "a pattern has 1 to " + LONGEST_PATTERN + " characters: \"" + pattern + "\"");
      }
      try {
        boolean anywhere = pattern.equals(plain) && plain.indexOf('/') < 0;
        return new Glob(FileSystems.getDefault().getPathMatcher("glob:" + plain), anywhere);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(pattern + ": " + e.getDescription(), e);
      }
    }
  }
}
