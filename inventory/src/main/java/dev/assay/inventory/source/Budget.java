package dev.assay.inventory.source;

import dev.assay.inventory.ScanLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What one scan may still spend. Shared by the threads of the scan.
public final class Budget {
  private final ScanLimits limits;
  private final long started = System.nanoTime();
  private final long nanos;
  private final AtomicLong unpacked = new AtomicLong();

  public Budget(ScanLimits limits) {
    this.limits = limits;
    this.nanos = saturatedNanos(limits.time());
  }

  /// Takes bytes that were unpacked.
  ///
  /// @throws ProblemException when the scan has unpacked too much or taken too long
  public void charge(long bytes) throws ProblemException {
    if (unpacked.addAndGet(bytes) > limits.totalBytes()) {
      throw new ProblemException(ProblemCode.TOTAL_BYTES, limits.totalBytes() + " bytes");
    }
    checkTime();
  }

  /// Looks at the clock.
  ///
  /// @throws ProblemException when the scan has taken too long
  public void checkTime() throws ProblemException {
    if (System.nanoTime() - started >= nanos) {
      throw new ProblemException(ProblemCode.TIME, limits.time().toSeconds() + " s");
    }
  }

  private static long saturatedNanos(Duration time) {
    return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : time.toNanos();
  }
}
