package dev.assay.inventory.extract;

import java.io.IOException;

/// The content of a file that can be read anywhere: for formats that need few of its bytes.
public interface RandomContent {

  /// In bytes, when the file was opened.
  long size();

  /// Fills a part of an array.
  ///
  /// @param at offset of the first byte
  /// @throws IOException also where the file ends earlier
  void read(long at, byte[] into, int offset, int length) throws IOException;
}
