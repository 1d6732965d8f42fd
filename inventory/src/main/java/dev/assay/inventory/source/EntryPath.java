package dev.assay.inventory.source;

/// How archive members are named within the scanned root: `etc/os-release`, no leading `/`.
public final class EntryPath {
  private EntryPath() {}

  /// Whether a path climbs out with `..`.
  public static boolean escapes(String path) {
    int at = path.indexOf("..");
    while (at >= 0) {
      boolean starts = at == 0 || path.charAt(at - 1) == '/';
      boolean ends = at + 2 == path.length() || path.charAt(at + 2) == '/';
      if (starts && ends) {
        return true;
      }
      at = path.indexOf("..", at + 1);
    }
    return false;
  }

  /// Without `./`, doubled and trailing slashes; empty for the root itself. A leading `/` means the
  /// root of the archive, as every container engine reads it.
  public static String clean(String path) {
    return isClean(path) ? path : rebuilt(path);
  }

  private static boolean isClean(String path) {
    int length = path.length();
    if (length == 0 || path.charAt(0) == '/' || path.charAt(length - 1) == '/') {
      return length == 0;
    }
    return !path.contains("//")
        && !path.equals(".")
        && !path.startsWith("./")
        && !path.contains("/./")
        && !path.endsWith("/.");
  }

  private static String rebuilt(String path) {
    var clean = new StringBuilder(path.length());
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      boolean empty = to == from || (to == from + 1 && path.charAt(from) == '.');
      if (!empty) {
        if (!clean.isEmpty()) {
          clean.append('/');
        }
        clean.append(path, from, to);
      }
      from = to + 1;
    }
    return clean.toString();
  }

  /// The folder that holds a path; empty at the root.
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// The last part of a path.
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// A name in a folder.
  public static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
