package dev.assay.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The credentials used last, for a minute each: every request asks for them, and a key that is
/// withdrawn at another server must stop working here as well.
final class CredentialsCache {
  private static final int MOST = 256;
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Cached> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cached> eldest) {
          return size() > MOST;
        }
      };

  CredentialsCache(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<Credentials> get(String accessKeyId) {
    return Optional.ofNullable(entries.get(accessKeyId))
        .filter(entry -> clock.instant().isBefore(entry.end()))
        .map(Cached::credentials);
  }

  synchronized void put(Credentials credentials) {
    entries.put(credentials.accessKeyId(), new Cached(credentials, clock.instant().plus(LIFE)));
  }

  synchronized void remove(String accessKeyId) {
    entries.remove(accessKeyId);
  }

  private record Cached(Credentials credentials, Instant end) {}
}
