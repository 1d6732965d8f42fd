package dev.assay.inventory.extract.npm;

/// What a path says about a package in `node_modules`.
final class ModulesPath {
  static final String FOLDER = "node_modules/";

  private ModulesPath() {}

  /// Where the part after the last `node_modules/` begins; -1 where there is none.
  static int afterLast(String path) {
    int from = path.length();
    while (true) {
      int at = path.lastIndexOf(FOLDER, from);
      if (at <= 0) {
        return at < 0 ? -1 : FOLDER.length();
      }
      if (path.charAt(at - 1) == '/') {
        return at + FOLDER.length();
      }
      from = at - 1;
    }
  }

  /// Whether a `package.json` is that of an installed package and not of a folder within one:
  /// `node_modules/NAME/package.json` or `node_modules/@SCOPE/NAME/package.json`.
  static boolean isDirect(String path) {
    int begin = afterLast(path);
    if (begin < 0) {
      return false;
    }
    int slash = path.indexOf('/', begin);
    if (begin < path.length() && path.charAt(begin) == '@' && slash > 0) {
      slash = path.indexOf('/', slash + 1);
    }
    return slash > 0 && path.indexOf('/', slash + 1) < 0;
  }
}
