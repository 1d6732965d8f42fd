package dev.assay.advisory.feed;

import java.io.IOException;
import java.io.InputStream;

/// A file of a feed.
///
/// @param path where it lies in a mirror, with `/`: `osv/npm/all.zip`
/// @param opener gives its bytes from the start, each time anew
public record FeedFile(String path, Opener opener) {

  /// Opens the file's bytes.
  public interface Opener {
    InputStream open() throws IOException;
  }

  public InputStream open() throws IOException {
    return opener.open();
  }
}
