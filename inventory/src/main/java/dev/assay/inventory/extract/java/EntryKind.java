package dev.assay.inventory.extract.java;

/// What an entry of a Java archive is to us, told by the bytes of its name. Of the thousands of
/// names of an archive none is made a string for it.
enum EntryKind {
  CLASS,
  /// `pom.properties` of Maven.
  IDENTITY,
  MANIFEST,
  /// An archive within the archive.
  ARCHIVE,
  OTHER;

  static EntryKind of(byte[] in, int from, int length) {
    if (endsWith(in, from, length, ".class")) {
      return CLASS;
    }
    if (startsWith(in, from, length, "META-INF/maven/")) {
      return endsWith(in, from, length, "/pom.properties") ? IDENTITY : OTHER;
    }
    if (startsWith(in, from, length, "META-INF/MANIFEST.MF")) {
      return MANIFEST;
    }
    // Only what may be an archive is made a string.
    boolean archive =
        (endsWith(in, from, length, "r")
                || endsWith(in, from, length, "R")
                || endsWith(in, from, length, ".hpi"))
            && JavaArchive.isArchive(ZipNumbers.text(in, from, length));
    return archive ? ARCHIVE : OTHER;
  }

  /// Whether its content is read.
  boolean isRead() {
    return this == IDENTITY || this == MANIFEST || this == ARCHIVE;
  }

  private static boolean endsWith(byte[] in, int from, int length, String suffix) {
    return length >= suffix.length() && matches(in, from + length - suffix.length(), suffix);
  }

  private static boolean startsWith(byte[] in, int from, int length, String prefix) {
    return length >= prefix.length() && matches(in, from, prefix);
  }

  private static boolean matches(byte[] in, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (in[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
