package dev.assay.cli;

import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.GlobalOptions;
import dev.assay.cli.option.TimeSpan;
import dev.assay.cli.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// One run of one command: the world it sees and how it was told to behave.
public final class Session {
  /// Wide enough for a log of a build service.
  private static final int BUILD_LOG_WIDTH = 120;

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private final Progress progress;

  Session(Surroundings surroundings, GlobalOptions options, Progress progress) {
    this.surroundings = surroundings;
    this.options = options;
    this.progress = progress;
  }

  /// Everything that is not the result.
  public PrintStream err() {
    return surroundings.streams().err();
  }

  public PrintStream out() {
    return surroundings.streams().out();
  }

  public InputStream in() {
    return surroundings.streams().in();
  }

  public Progress progress() {
    return progress;
  }

  public Clock clock() {
    return surroundings.clock();
  }

  public GlobalOptions options() {
    return options;
  }

  public Map<String, String> environment() {
    return surroundings.environment();
  }

  public String variable(String name) {
    return surroundings.variable(name);
  }

  /// Whether standard error is a terminal somebody can be asked on.
  public boolean canAsk() {
    return surroundings.terminal().err() && !options.forbidsInput();
  }

  /// Whether standard output is read by a person: a terminal, or the log of a build service.
  public boolean isForPeople() {
    return surroundings.terminal().out() || surroundings.isBuildService();
  }

  public int width() {
    if (!surroundings.terminal().out() && surroundings.isBuildService()) {
      return variable("COLUMNS").isEmpty()
          ? BUILD_LOG_WIDTH
          : surroundings.terminal().width(environment());
    }
    return surroundings.terminal().width(environment());
  }

  public boolean isColored() {
    return switch (options.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          surroundings.terminal().out()
              && variable("NO_COLOR").isEmpty()
              && !variable("TERM").equals("dumb");
    };
  }

  /// A path as typed, from the folder the command was started in.
  public Path path(String typed) {
    return surroundings.folder().resolve(typed);
  }

  /// `--data-dir`, else `assay` in the XDG data folder (XDG Base Directory Specification 0.8).
  public Path dataFolder() {
    Path given = options.dataFolder();
    if (!given.toString().isEmpty()) {
      return surroundings.folder().resolve(given);
    }
    String xdg = variable("XDG_DATA_HOME");
    if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "assay");
    }
    return home().resolve(".local").resolve("share").resolve("assay");
  }

  /// The user's folder; the folder the command was started in where there is none.
  public Path home() {
    return surroundings.folder().resolve(variable("HOME"));
  }

  /// The stages. The caller closes them.
  public Engine engine() {
    return surroundings.engines().open(dataFolder(), options.isOffline());
  }

  /// How long the command may take; empty text means as long as a scan ever may.
  public Duration timeout(Duration otherwise) {
    return options.timeout().isEmpty() ? otherwise : TimeSpan.parse("--timeout", options.timeout());
  }

  /// Why reading or writing failed, in words: the platform's messages often hold only the path.
  public static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied -> denied.getFile() + " may not be used by this user";
      case IOException broken when broken.getMessage() != null -> broken.getMessage();
      default -> e.toString();
    };
  }
}
