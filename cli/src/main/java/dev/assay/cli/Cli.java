package dev.assay.cli;

import dev.assay.cli.command.Command;
import dev.assay.cli.help.Definition;
import dev.assay.cli.help.HelpText;
import dev.assay.cli.option.GlobalOptions;
import dev.assay.cli.progress.Progress;
import dev.assay.delivery.TerminalText;
import dev.assay.inventory.TargetException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;

/// Runs one command line: finds the command, parses it, and turns whatever happens into an exit
/// code, an error that helps and a last line that says the code in words.
public final class Cli {
  private final Surroundings surroundings;
  private final PrintStream err;

  public Cli(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.err = surroundings.streams().err();
  }

  /// Never throws.
  public ExitCode run(String... args) {
    Outcome outcome;
    try {
      outcome = dispatch(Arguments.of(List.of(args)));
    } catch (CommandFailure failure) {
      outcome = failed(failure);
    } catch (TargetException unreadable) {
      outcome =
          failed(
              new CommandFailure(
                  ExitCode.TARGET, Objects.toString(unreadable.getMessage(), ""), List.of(), ""));
    } catch (InterruptedException stopped) {
      outcome = Outcome.of(Set.of(ExitCode.INTERRUPTED));
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError bug) {
      outcome = failed(bug);
    } catch (OutOfMemoryError full) {
      outcome =
          failed(
              new CommandFailure(
                  ExitCode.OUR_BUG,
                  "out of memory",
                  List.of("this target needs more than the memory Java was given"),
                  "JDK_JAVA_OPTIONS=-Xmx4g assay ..."));
    }
    surroundings.streams().out().flush();
    ExitCode code = outcome.code();
    if (code != ExitCode.DONE) {
      String words = outcome.words().isEmpty() ? code.words() : outcome.words();
      err.println("exit " + code.number() + ": " + words);
    }
    err.flush();
    return code;
  }

  private Outcome dispatch(Arguments arguments) throws IOException, InterruptedException {
    int width = surroundings.terminal().width(surroundings.environment());
    if (arguments.isOverview()) {
      surroundings.streams().out().print(HelpText.overview(width));
      return Outcome.DONE;
    }
    Definition definition = Definition.of(arguments.command());
    // Asked before parsing, so that help is there however unfinished the rest of the line is.
    boolean all = arguments.rest().contains("--help-all");
    if (all || arguments.rest().contains("--help") || arguments.rest().contains("-h")) {
      surroundings.streams().out().print(HelpText.of(definition, width, all));
      return Outcome.DONE;
    }
    CommandLineParser.parse(definition, arguments.rest(), surroundings);
    return run((Command) definition.spec().userObject(), definition.global());
  }

  private Outcome run(Command command, GlobalOptions options)
      throws IOException, InterruptedException {
    try (Progress progress = ProgressChoice.of(surroundings, options)) {
      var session = new Session(surroundings, options, progress);
      if (options.timeout().isEmpty()) {
        return command.run(session);
      }
      return Deadline.within(session.timeout(Duration.ZERO), () -> command.run(session));
    } catch (CommandFailure | TargetException expected) {
      if (options.isVerbose()) {
        expected.printStackTrace(err);
      }
      throw expected;
    } catch (RuntimeException bug) {
      if (options.isVerbose()) {
        bug.printStackTrace(err);
      }
      throw bug;
    }
  }

  private Outcome failed(CommandFailure failure) {
    err.println("error: " + clean(Objects.toString(failure.getMessage(), "unknown")));
    failure.reasons().forEach(reason -> err.println("  " + clean(reason)));
    if (!failure.remedy().isEmpty()) {
      err.println("  try: " + clean(failure.remedy()));
    }
    return Outcome.of(Set.of(failure.code()));
  }

  /// The id is the same for the same bug at the same place, so that reports can be put together.
  private Outcome failed(Throwable bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    var sum = new CRC32();
    sum.update((bug.getClass().getName() + place).getBytes(StandardCharsets.UTF_8));
    String id = "A-" + Long.toHexString(sum.getValue()).toUpperCase(Locale.ROOT);
    err.println("error: assay failed in a way it should not");
    err.println("  " + clean(bug.getClass().getSimpleName() + " at " + place));
    err.println("  report " + id + " with the command that was run");
    err.println("  try: the same command with --verbose shows where it happened");
    return Outcome.of(Set.of(ExitCode.OUR_BUG));
  }

  private static String clean(String text) {
    return String.join("\n  ", text.lines().map(TerminalText::clean).toList());
  }
}
