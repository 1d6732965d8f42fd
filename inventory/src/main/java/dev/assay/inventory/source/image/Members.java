package dev.assay.inventory.source.image;

import java.io.IOException;
import java.io.InputStream;

/// The files of a saved image, in a folder or in an archive. May be read by several threads.
interface Members {
  boolean has(String name);

  /// In bytes; 0 where there is none.
  long size(String name);

  /// Opens a member.
  ///
  /// @throws IOException also when there is no such member
  InputStream open(String name) throws IOException;
}
