package dev.assay.database;

import java.time.Duration;

/// How long to wait before a server that ended is started again: not at all if it had run well,
/// longer and longer if it ends soon after each start.
final class RestartPauses {
  private static final Duration RAN_WELL = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration pause = Duration.ZERO;
  private long startedNanos = System.nanoTime();

  synchronized void started() {
    startedNanos = System.nanoTime();
  }

  /// The pause before the next start.
  synchronized Duration next() {
    return next(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  /// @param ran how long the server ran since its last start
  Duration next(Duration ran) {
    if (ran.compareTo(RAN_WELL) > 0) {
      pause = Duration.ZERO;
    }
    Duration now = pause;
    Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return now;
  }
}
