package dev.assay.database;

/// Which PostgreSQL servers are new enough.
final class ServerVersion {
  private static final int OLDEST_MAJOR = 15;

  private ServerVersion() {}

  /// @param name as the server calls it: `14.11 (Debian 14.11-1)`
  static void require(int major, String name) {
    if (major < OLDEST_MAJOR) {
      throw new StoreException(
          "PostgreSQL "
              + OLDEST_MAJOR
              + " or newer is needed; the server that database-url names is "
              + name);
    }
  }
}
