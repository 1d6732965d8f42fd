package dev.assay.cli.reach;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.option.Choice;
import dev.assay.delivery.TerminalText;
import dev.assay.model.InputProblem;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// What every command here has: the format of the result, and how it reads a folder.
final class ReachOptions {
  private static final int SHOWN_PROBLEMS = 10;

  @Option(
      names = {"-o", "--output"},
      order = 1,
      paramLabel = "FORMAT",
      description =
          "table or json; check also sarif, trace also svg (default: table on a terminal, else"
              + " json)")
  String output = "";

  @Option(
      names = "--strict",
      order = 9,
      description = "exit 6 if some of the documents could not be used")
  boolean strict;

  /// How a result is written.
  enum Format {
    TABLE,
    JSON
  }

  Format format(Session session) {
    return format(session, Format.TABLE, Format.JSON, List.of(Format.values()));
  }

  /// The format of a command that has formats of its own.
  <F extends Enum<F>> F format(Session session, F forPeople, F forPrograms, List<F> all) {
    if (output.isEmpty()) {
      return session.isForPeople() ? forPeople : forPrograms;
    }
    return Choice.of("-o", output, all);
  }

  /// Reads a folder and says what of it could not be used.
  NetworkReading read(Session session, String typed) {
    Path folder;
    try {
      folder = session.path(typed);
    } catch (InvalidPathException notOne) {
      throw unreadable(typed, String.valueOf(notOne.getMessage()));
    }
    if (!Files.isDirectory(folder)) {
      throw unreadable(
          typed, Files.exists(folder) ? typed + " is not a folder" : typed + " does not exist");
    }
    NetworkReading reading;
    try {
      reading = NetworkReading.of(folder);
    } catch (IOException failure) {
      throw unreadable(typed, Session.reason(failure));
    }
    if (reading.answers() == 0) {
      throw unreadable(typed, "it holds no describe-*.json answer that is known");
    }
    return reading;
  }

  private static CommandFailure unreadable(String typed, String reason) {
    return new CommandFailure(
        ExitCode.TARGET,
        "cannot read " + typed,
        List.of(reason),
        "aws ec2 describe-vpcs > DIR/describe-vpcs.json");
  }

  /// Shows what of a folder could not be used, and what is missing from it.
  Set<ExitCode> problems(Session session, NetworkReading reading, Reachability reachability) {
    List<InputProblem> all = new ArrayList<>(reading.problems());
    all.addAll(reachability.missing());
    return problems(session, all);
  }

  /// Shows problems on standard error, at most ten and a count.
  ///
  /// @return codes that follow from them
  Set<ExitCode> problems(Session session, List<InputProblem> problems) {
    var err = session.err();
    problems.stream()
        .limit(SHOWN_PROBLEMS)
        .forEach(problem -> err.println("problem: " + TerminalText.clean(problem.message())));
    if (problems.size() > SHOWN_PROBLEMS) {
      err.println("and " + (problems.size() - SHOWN_PROBLEMS) + " more problems");
    }
    return strict && !problems.isEmpty() ? Set.of(ExitCode.INCOMPLETE) : Set.of();
  }
}
