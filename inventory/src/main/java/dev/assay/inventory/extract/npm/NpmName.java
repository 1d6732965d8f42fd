package dev.assay.inventory.extract.npm;

/// A package as lock files write it, `name@reference`, where a scope begins with an `@` of its
/// own.
///
/// @param name with its scope
/// @param reference a version, a range or an address
record NpmName(String name, String reference) {

  /// Splits behind the name; the reference is empty where there is none.
  static NpmName parse(String text) {
    int at = text.indexOf('@', 1);
    return at < 0
        ? new NpmName(text, "")
        : new NpmName(text.substring(0, at), text.substring(at + 1));
  }

  /// The package that an alias, `a@npm:b@1`, stands for; itself where it is none.
  NpmName target() {
    if (!reference.startsWith("npm:")) {
      return this;
    }
    String behind = reference.substring("npm:".length());
    return behind.indexOf('@', 1) < 0 ? new NpmName(name, behind) : parse(behind);
  }

  /// Whether it is a folder of the project itself.
  static boolean isLocal(String reference) {
    return reference.startsWith("file:")
        || reference.startsWith("link:")
        || reference.startsWith("portal:")
        || reference.startsWith("workspace:")
        || reference.startsWith("root:");
  }

  /// Whether it comes from a repository or an address and not from a registry.
  static boolean isElsewhere(String reference) {
    return reference.indexOf(':') >= 0 || reference.indexOf('/') >= 0;
  }
}
