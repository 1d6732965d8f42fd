package dev.assay.inventory.extract.java;

import java.io.IOException;

/// The bytes that an archive lies in: a file, or an array.
@FunctionalInterface
interface ZipBytes {
  /// Fills a part of an array.
  ///
  /// @throws IOException also where the bytes end earlier
  void read(long at, byte[] into, int offset, int length) throws IOException;
}
