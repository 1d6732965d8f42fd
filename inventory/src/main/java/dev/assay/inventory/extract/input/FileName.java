package dev.assay.inventory.extract.input;

/// Questions about the last part of a path that make no string.
public final class FileName {
  private FileName() {}

  /// Whether the file has exactly this name.
  public static boolean is(String path, String name) {
    int begin = path.length() - name.length();
    return begin >= 0 && path.endsWith(name) && (begin == 0 || path.charAt(begin - 1) == '/');
  }

  /// The last part.
  public static String of(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Whether a folder of this name is on the way.
  ///
  /// @param folder with its `/`
  public static boolean isBelow(String path, String folder) {
    for (int at = path.indexOf(folder); at >= 0; at = path.indexOf(folder, at + 1)) {
      if (at == 0 || path.charAt(at - 1) == '/') {
        return true;
      }
    }
    return false;
  }
}
