package dev.assay.report;

import dev.assay.report.Report.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the reports of all accounts, one after the other; several may work side by side, in one
/// server and in several. A report of a server that ended is made anew by another within half a
/// minute.
public final class ReportRunner {
  /// Amazon Inspector user guide, "Exporting findings reports".
  private static final Duration LONGEST = Duration.ofHours(12);

  private static final Duration HOLDS_EVERY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(ReportRunner.class);

  private final ReportStore store;
  private final ReportDestinations destinations;
  private final ReportContent content;
  private final Duration kept;
  private final Clock clock;
  private final String name = UUID.randomUUID().toString();

  /// @param kept how long reports are known, and downloads lie there
  public ReportRunner(
      ReportStore store,
      ReportDestinations destinations,
      ReportContent content,
      Duration kept,
      Clock clock) {
    this.store = store;
    this.destinations = destinations;
    this.content = content;
    this.kept = kept;
    this.clock = clock;
  }

  /// Makes what there is to be made.
  public void round() throws InterruptedException {
    for (var next = store.claim(name); next.isPresent(); next = store.claim(name)) {
      make(next.get());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /// Forgets reports that ended long ago, with their downloads.
  public void forgetOld() {
    for (Path file : store.forget(clock.instant().minus(kept))) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stays) {
        LOG.atWarn().addKeyValue("file", file).setCause(stays).log("an old report stays");
      }
    }
  }

  private void make(Report report) throws InterruptedException {
    var isLost = new AtomicBoolean();
    var holder = Thread.ofVirtual().name("report " + report.id()).start(() -> hold(report, isLost));
    try {
      deliver(report, isLost);
    } catch (LostException lost) {
      LOG.atInfo().addKeyValue("report", report.id()).log("a report was called off");
    } catch (IOException | RuntimeException failed) {
      if (Thread.currentThread().isInterrupted()) {
        // the server ends: another one, or its next start, makes the report anew
        throw new InterruptedException("report " + report.id());
      }
      store.end(report, name, failed(report, failed));
    } finally {
      holder.interrupt();
    }
  }

  /// What is delivered stays only if nobody has called the report off until the end.
  private void deliver(Report report, AtomicBoolean isLost) throws IOException {
    try (var files = new CountedFiles(destinations.files(report), () -> check(report, isLost))) {
      content.write(report, files);
      files.finish();
      if (!store.end(report, name, new Outcome.Succeeded(files.count(), files.bytes(), now()))) {
        throw new LostException();
      }
      files.keep();
    }
  }

  private Outcome failed(Report report, Exception failed) {
    if (failed instanceof ReportException expected) {
      return new Outcome.Failed(expected.failure(), now());
    }
    LOG.atError().addKeyValue("report", report.id()).setCause(failed).log("a report failed");
    return new Outcome.Failed(
        new ReportFailure(ReportFailure.Code.INTERNAL_ERROR, String.valueOf(failed.getMessage())),
        now());
  }

  /// Not reported again: what was written is taken back on the way.
  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void check(Report report, AtomicBoolean isLost) {
    if (Thread.currentThread().isInterrupted()) {
      // writing a file does not end by itself when the server does
      throw new UncheckedIOException(new InterruptedIOException("the server stops"));
    }
    if (isLost.get()) {
      throw new LostException();
    }
    if (clock.instant().isAfter(report.created().plus(LONGEST))) {
      throw new ReportException(
          ReportFailure.Code.INTERNAL_ERROR, "The report took longer than 12 hours");
    }
  }

  private void hold(Report report, AtomicBoolean isLost) {
    try {
      while (!isLost.get()) {
        Thread.sleep(HOLDS_EVERY);
        try {
          if (!store.hold(report, name)) {
            isLost.set(true);
          }
        } catch (RuntimeException away) {
          LOG.atWarn()
              .setCause(away)
              .log("a report cannot be held; another server may take it over");
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
