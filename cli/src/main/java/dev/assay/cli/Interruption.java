package dev.assay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end in order when the process is told to stop (Ctrl-C, SIGTERM): the working
/// thread is interrupted, finishes what it is writing, and the process ends with 130.
final class Interruption {
  private static final int GRACE_SECONDS = 5;

  private final CountDownLatch written = new CountDownLatch(1);

  private Interruption() {}

  static Interruption ofProcess(Thread worker) {
    var interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> interruption.stop(worker)));
    return interruption;
  }

  /// Called by the worker when all is written. An ordinary end starts the hook afterwards.
  void finish() {
    written.countDown();
  }

  private void stop(Thread worker) {
    if (written.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (!written.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("assay: interrupted; the work did not stop in time (exit 130)");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
  }
}
