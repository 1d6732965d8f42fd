package dev.assay.api.http;

import dev.assay.account.AuditEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what callers do. A call that changes something is in the log before it is answered; one
/// that only reads within a second, many at a time, so that reading stays fast. Safe for all
/// threads.
public final class AuditTrail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_AT_ONCE = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final Consumer<List<AuditEvent>> log;
  private final String region;
  private final Clock clock;
  private final BlockingQueue<AuditEvent> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;

  /// @param log takes events in their order; a failure means that none of them were taken
  public AuditTrail(Consumer<List<AuditEvent>> log, String region, Clock clock) {
    this.log = log;
    this.region = region;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("audit").daemon().start(this::write);
  }

  void record(
      Caller caller, HttpRequest request, AuditRecord.Called called, AuditRecord.Outcome outcome) {
    var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var record =
        AuditRecord.of(caller, request, called, outcome, new AuditRecord.Where(at, region));
    var event = new AuditEvent(caller.account(), at, record);
    if (called.readOnly()) {
      later(event);
      return;
    }
    try {
      log.accept(List.of(event));
    } catch (RuntimeException away) {
      LOG.atWarn().setCause(away).log("audit event waits");
      later(event);
    }
  }

  /// Waits where too many wait already: a log that cannot keep up slows its callers down.
  private void later(AuditEvent event) {
    try {
      waiting.put(event);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      LOG.atError().addKeyValue("event", event.record()).log("audit event lost");
    }
  }

  private void write() {
    var batch = new ArrayList<AuditEvent>();
    while (closing.getCount() > 0 || !waiting.isEmpty() || !batch.isEmpty()) {
      if (batch.isEmpty()) {
        waiting.drainTo(batch, MOST_AT_ONCE);
      }
      boolean isBehind = batch.size() == MOST_AT_ONCE;
      if (!batch.isEmpty() && !isTaken(batch) && closing.getCount() == 0) {
        LOG.atError().addKeyValue("events", batch.size() + waiting.size()).log("audit events lost");
        return;
      }
      if (!isBehind) {
        pause();
      }
    }
  }

  private boolean isTaken(List<AuditEvent> batch) {
    try {
      log.accept(batch);
      batch.clear();
      return true;
    } catch (RuntimeException away) {
      LOG.atWarn().addKeyValue("events", batch.size()).setCause(away).log("audit events wait");
      return false;
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes what waits.
  @Override
  public void close() {
    closing.countDown();
    try {
      writer.join(ENDS_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
