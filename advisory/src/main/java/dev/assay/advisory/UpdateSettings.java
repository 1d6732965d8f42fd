package dev.assay.advisory;

import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.Feeds;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
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
    mirrors.keySet().forEach(UpdateSettings::requireFeed);
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

  /// Asks other servers in place of the publishers.
  public UpdateSettings mirroredBy(Map<String, URI> servers) {
    return new UpdateSettings(feeds, servers, force, attempts, firstDelay);
  }

  public UpdateSettings only(Set<String> names) {
    return new UpdateSettings(names, mirrors, force, attempts, firstDelay);
  }

  /// The address of a server that stands in for a publisher.
  ///
  /// @throws IllegalArgumentException with a clause for people
  public static URI mirror(String text) {
    try {
      var address = new URI(text);
      if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "an http or https URL is expected: " + malformed.getReason(), malformed);
    }
    throw new IllegalArgumentException(
        "an http or https URL without query and fragment is expected");
  }

  /// Name of every feed that is fetched, sorted. Some others are read from a folder alone.
  public static List<String> feedNames() {
    return Feeds.all().stream().filter(feed -> !feed.sources().isEmpty()).map(Feed::name).toList();
  }

  private static void requireFeed(String name) {
    if (!feedNames().contains(name)) {
      throw new IllegalArgumentException(
          "no feed is called " + name + "; there are " + String.join(", ", feedNames()));
    }
  }
}
