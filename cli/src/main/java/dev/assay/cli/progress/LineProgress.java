package dev.assay.cli.progress;

import dev.assay.delivery.TerminalText;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A line when a step begins and a line when it ends, for logs.
public final class LineProgress implements Progress {
  private final PrintStream err;
  private final Clock clock;
  private final boolean timed;
  private String step = "";
  private Instant started;

  /// Writes lines to standard error.
  ///
  /// @param timed whether to say how long each step took
  public LineProgress(PrintStream err, Clock clock, boolean timed) {
    this.err = err;
    this.clock = clock;
    this.timed = timed;
    this.started = clock.instant();
  }

  @Override
  public void start(String name) {
    step = name;
    started = clock.instant();
    err.println(name + " ...");
  }

  @Override
  public void doing(String words) {}

  @Override
  public void found(String name, String words) {
    err.println(name + ": " + TerminalText.clean(words));
  }

  @Override
  public void done(String words) {
    String time =
        timed ? " (" + Duration.between(started, clock.instant()).toMillis() + " ms)" : "";
    err.println(step + ": " + TerminalText.clean(words) + time);
  }

  @Override
  public void failed() {
    err.println(step + ": failed");
  }

  @Override
  public void note(String words) {
    err.println(TerminalText.clean(words));
  }

  @Override
  public void close() {}
}
