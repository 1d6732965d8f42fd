package dev.assay.inventory.extract.binary;

/// Which files may be programs, as far as a name tells.
public final class Executables {
  private Executables() {}

  /// Whether a file may be a program: it has no suffix, as `bin/nginx`, or one of digits, as
  /// `bin/python3.11` and `lib/libpython3.11.so.1.0`, or Windows' own.
  public static boolean isNamedLikeOne(String path) {
    for (int i = path.length() - 1; i >= 0; i--) {
      char c = path.charAt(i);
      if (c == '/') {
        return true;
      }
      if (c == '.') {
        char next = i + 1 < path.length() ? path.charAt(i + 1) : '.';
        return (next >= '0' && next <= '9') || isWindows(path);
      }
    }
    return true;
  }

  /// Whether the name alone says that the file is a program, in places that keep no modes. Lambda
  /// starts a function of its own runtime by the name `bootstrap`.
  static boolean isNamedSo(String path) {
    return isWindows(path) || path.equals("bootstrap") || path.endsWith("/bootstrap");
  }

  private static boolean isWindows(String path) {
    return path.endsWith(".exe");
  }
}
