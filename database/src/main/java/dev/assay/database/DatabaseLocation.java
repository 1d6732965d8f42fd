package dev.assay.database;

import java.nio.file.Path;

/// Where the rows are kept.
public sealed interface DatabaseLocation {
  /// A server of our own, with all its files under a folder.
  record Embedded(Path folder) implements DatabaseLocation {}

  /// The operator's server.
  ///
  /// @param url `jdbc:postgresql://…` or `postgresql://…`
  /// @param user empty where the address names it
  /// @param password empty where the address names it
  record External(String url, String user, String password) implements DatabaseLocation {
    public External {
      url = url.startsWith("postgresql:") ? "jdbc:" + url : url;
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new StoreException(
            "the database address must start with postgresql:// or jdbc:postgresql://");
      }
    }

    @Override
    public String toString() {
      return "External";
    }
  }
}
