package dev.assay.api;

import java.time.Instant;

/// How the server is, for the account that asks.
///
/// @param resources how many are watched
/// @param queued how many scans wait or run
public record ServerStatus(Index index, long resources, long queued) {

  /// The vulnerability data in use.
  ///
  /// @param isStarter whether it is the small set that ships with the program
  public record Index(String id, Instant builtAt, boolean isStarter) {}
}
