package dev.assay.cli.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// Where new advisories come from.
public sealed interface UpdateSource {
  /// The publishers of all feeds.
  ///
  /// @param mirrors by feed name, a server to ask in place of its publisher
  record Network(Map<String, URI> mirrors) implements UpdateSource {
    public Network {
      mirrors = Map.copyOf(mirrors);
    }
  }

  /// A folder laid out as a mirror of the feeds.
  record Mirror(Path folder) implements UpdateSource {}
}
