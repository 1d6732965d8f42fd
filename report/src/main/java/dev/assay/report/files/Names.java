package dev.assay.report.files;

/// Names of files behind a prefix.
final class Names {
  private Names() {}

  /// The prefix is a folder, with or without its `/` at the end.
  static String key(String prefix, String name) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix + name : prefix + "/" + name;
  }
}
