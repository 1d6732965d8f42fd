package dev.assay.database;

import java.nio.file.Path;

/// Where the rows are kept.
public sealed interface DatabaseLocation {
  /// A server of our own, with all its files under a folder.
  record Embedded(Path folder) implements DatabaseLocation {}

  /// The operator's server.
  record External(PostgresAddress address) implements DatabaseLocation {}
}
