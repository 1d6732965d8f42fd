package dev.assay.advisory;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// How to update.
///
/// @param feeds names of the feeds to take; empty means all
/// @param mirrors by feed name, the server to ask in place of the publisher's: scheme, host, port
///     and first part of the path; the rest of the publisher's path is kept
/// @param force whether to accept a feed that has lost more than a fifth of its records
/// @param attempts how often to try each download
/// @param firstDelay wait after the first failure; doubled after each further one
public record UpdateSettings(
    Set<String> feeds, Map<String, URI> mirrors, boolean force, int attempts, Duration firstDelay) {
  public UpdateSettings {
    feeds = Set.copyOf(feeds);
    mirrors = Map.copyOf(mirrors);
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed: " + attempts);
    }
  }

  /// Every feed from its publisher, five attempts, two seconds of first delay.
  public static UpdateSettings defaults() {
    return new UpdateSettings(Set.of(), Map.of(), false, 5, Duration.ofSeconds(2));
  }

  public UpdateSettings forced() {
    return new UpdateSettings(feeds, mirrors, true, attempts, firstDelay);
  }

  public UpdateSettings only(Set<String> names) {
    return new UpdateSettings(names, mirrors, force, attempts, firstDelay);
  }
}
