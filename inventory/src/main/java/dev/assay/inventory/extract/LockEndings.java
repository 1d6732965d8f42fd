package dev.assay.inventory.extract;

/// Refuses nearly every path of a target by its last three letters, before all extractors of lock
/// files are asked one by one: hosts have half a million files and a handful of lock files.
public final class LockEndings {
  private LockEndings() {}

  /// Whether a lock file or manifest may have this path.
  public static boolean mayHave(String path) {
    int end = path.length();
    if (end < 3) {
      return false;
    }
    int letters = (path.charAt(end - 3) << 16) | (path.charAt(end - 2) << 8) | path.charAt(end - 1);
    return switch (letters) {
      // .json; .lock; .lockb; .yaml; .toml; .xml; .txt; .mod; .work; .sum; .pom
      case ('s' << 16) | ('o' << 8) | 'n',
          ('o' << 16) | ('c' << 8) | 'k',
          ('c' << 16) | ('k' << 8) | 'b',
          ('a' << 16) | ('m' << 8) | 'l',
          ('o' << 16) | ('m' << 8) | 'l',
          ('x' << 16) | ('m' << 8) | 'l',
          ('t' << 16) | ('x' << 8) | 't',
          ('m' << 16) | ('o' << 8) | 'd',
          ('o' << 16) | ('r' << 8) | 'k',
          ('s' << 16) | ('u' << 8) | 'm',
          ('p' << 16) | ('o' << 8) | 'm',
          // .resolved; .locked; .config; .props; .lockfile
          ('v' << 16) | ('e' << 8) | 'd',
          ('k' << 16) | ('e' << 8) | 'd',
          ('f' << 16) | ('i' << 8) | 'g',
          ('o' << 16) | ('p' << 8) | 's',
          ('i' << 16) | ('l' << 8) | 'e' ->
          true;
      default -> false;
    };
  }
}
