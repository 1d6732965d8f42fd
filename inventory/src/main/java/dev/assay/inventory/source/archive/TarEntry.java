package dev.assay.inventory.source.archive;

/// One member of a tar archive.
///
/// @param path as the archive states it
/// @param kind what it is
/// @param size of the content in bytes; 0 unless it is a file
/// @param target of a link as the archive states it; empty for anything else
/// @param executable whether its owner, its group or others may run it
public record TarEntry(String path, Kind kind, long size, String target, boolean executable) {

  /// What a member is.
  public enum Kind {
    FILE,
    FOLDER,
    SYMBOLIC_LINK,
    HARD_LINK,
    /// A device or a pipe.
    SPECIAL,
  }
}
