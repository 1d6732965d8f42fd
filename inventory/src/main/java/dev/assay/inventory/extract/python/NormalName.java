package dev.assay.inventory.extract.python;

/// A project's name in the one spelling that compares equal for all: PEP 503, "Normalized Names".
final class NormalName {
  private NormalName() {}

  /// Lower case, and one `-` for each run of `-`, `_` and `.`.
  static String of(String name) {
    var normal = new StringBuilder(name.length());
    boolean separated = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        normal.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      } else if (!separated) {
        normal.append('-');
      }
      separated = separator;
    }
    return normal.toString();
  }
}
