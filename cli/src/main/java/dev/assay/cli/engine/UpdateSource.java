package dev.assay.cli.engine;

import java.nio.file.Path;

/// Where new advisories come from.
public sealed interface UpdateSource {
  /// The configured addresses of all feeds.
  record Network() implements UpdateSource {}

  /// A folder laid out as a mirror of the feeds.
  record Mirror(Path folder) implements UpdateSource {}
}
