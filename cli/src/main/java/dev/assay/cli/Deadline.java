package dev.assay.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stops a command that takes longer than it may.
final class Deadline {
  private Deadline() {}

  /// Work that may be cut short.
  @FunctionalInterface
  interface Work {
    Outcome run() throws IOException, InterruptedException;
  }

  /// A scan that nears its end hands over what it has by itself; this is for everything that does
  /// not, so it waits a tenth longer.
  static Outcome within(Duration time, Work work) throws IOException, InterruptedException {
    var late = new AtomicBoolean();
    Thread worker = Thread.currentThread();
    Thread watch =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    Thread.sleep(time.plus(time.dividedBy(10)));
                    late.set(true);
                    worker.interrupt();
                  } catch (InterruptedException done) {
                    // The work was done in time: nothing to stop.
                  }
                });
    try {
      return work.run();
    } catch (InterruptedException e) {
      if (late.get()) {
        throw new CommandFailure(
            ExitCode.TARGET,
            "gave up after " + time.toSeconds() + " s",
            List.of("--timeout allows no more"),
            "a longer --timeout");
      }
      throw e;
    } finally {
      watch.interrupt();
    }
  }
}
