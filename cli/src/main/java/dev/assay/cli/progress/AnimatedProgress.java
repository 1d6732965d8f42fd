package dev.assay.cli.progress;

import dev.assay.delivery.TerminalText;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// One line for each step on a terminal: a moving sign while it runs, a tick when it is done.
/// Several threads may say what they are doing; one draws.
public final class AnimatedProgress implements Progress {
  private static final String SIGNS = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int FRAME_MILLIS = 100;
  private static final int STEP_WIDTH = 12;
  private static final String REDRAW = "\r\u001b[K";

  private final PrintStream err;
  private final Clock clock;
  private final int width;
  private final boolean timed;
  private final Thread drawer;
  private boolean open;
  private boolean closed;
  private int frame;
  private String step = "";
  private String words = "";
  private Instant started;

  /// Draws on standard error.
  ///
  /// @param timed whether to say how long each step took
  public AnimatedProgress(PrintStream err, Clock clock, int width, boolean timed) {
    this.err = err;
    this.clock = clock;
    this.width = width;
    this.timed = timed;
    this.started = clock.instant();
    this.drawer = Thread.ofPlatform().daemon().name("progress").unstarted(this::draw);
  }

  @Override
  public synchronized void start(String name) {
    step = name;
    words = "";
    started = clock.instant();
    open = true;
    drawOpenLine();
    if (drawer.getState() == Thread.State.NEW) {
      drawer.start();
    }
  }

  @Override
  public synchronized void doing(String now) {
    words = now;
  }

  @Override
  public synchronized void found(String name, String what) {
    err.print(REDRAW);
    err.println(line("✔", name, what));
    err.flush();
  }

  @Override
  public synchronized void done(String result) {
    end("✔", result);
  }

  @Override
  public synchronized void failed() {
    end("✘", words);
  }

  @Override
  public synchronized void note(String text) {
    err.print(REDRAW);
    err.println(TerminalText.clean(text));
    err.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (open) {
      end("✘", words);
    }
    notifyAll();
  }

  private void end(String sign, String result) {
    open = false;
    String time =
        timed ? " (" + Duration.between(started, clock.instant()).toMillis() + " ms)" : "";
    err.print(REDRAW);
    err.println(line(sign, step, result + time));
    err.flush();
  }

  private synchronized void draw() {
    try {
      while (!closed) {
        wait(FRAME_MILLIS);
        if (open) {
          drawOpenLine();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drawOpenLine() {
    String sign = SIGNS.substring(frame % SIGNS.length(), frame % SIGNS.length() + 1);
    frame++;
    long seconds = Duration.between(started, clock.instant()).toSeconds();
    String age = seconds == 0 ? "" : " " + seconds + " s";
    err.print(REDRAW + line(sign, step, words + age));
    err.flush();
  }

  /// Cut to one line: a wrapped line could not be drawn over.
  private String line(String sign, String label, String text) {
    String name = label + " ".repeat(Math.max(1, STEP_WIDTH - label.length()));
    return TerminalText.wrap(sign + " " + name + TerminalText.clean(text), width - 1, 0).getFirst();
  }
}
