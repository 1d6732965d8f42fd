package dev.assay.inventory.source.image;

import dev.assay.inventory.source.archive.Digests;
import java.io.IOException;
import java.io.InputStream;

/// A layer that can be read.
///
/// @param digest as the manifest lists it
/// @param size as stored; 0 where unknown
/// @param digests to check while reading
/// @param opener gives the bytes from the start, each time anew
record LayerBlob(String digest, long size, Digests digests, Opener opener) {

  /// Opens the layer.
  interface Opener {
    InputStream open() throws IOException, InterruptedException;
  }
}
