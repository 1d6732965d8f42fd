package dev.assay.inventory.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A file of the target while it is being read.
public interface ScannedFile {

  /// Relative to the scanned root, with `/`; parts of nested archives joined by `!/`.
  String path();

  /// In bytes, as its container states it; -1 where the container does not say.
  long size();

  /// The content, once, bounded by the scan's limits. The caller of the extractor closes it.
  InputStream content() throws IOException;

  /// The content by position, bounded as [#content] is; empty where there is only a stream.
  default Optional<RandomContent> random() {
    return Optional.empty();
  }
}
