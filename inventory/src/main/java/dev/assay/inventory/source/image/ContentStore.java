package dev.assay.inventory.source.image;

import java.io.IOException;
import java.io.InputStream;

/// Hands out an image's parts by digest. The bytes are not checked yet.
public interface ContentStore {

  /// A manifest or index.
  InputStream manifest(String digest) throws IOException, InterruptedException;

  /// A configuration or layer.
  InputStream blob(String digest) throws IOException, InterruptedException;
}
