package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.model.InputProblem;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.NetworkReading;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the commands have that say what changes open and close.
final class ChangeOptions {
  @Mixin ReachOptions reach = new ReachOptions();

  @Option(
      names = "--fail-if",
      order = 6,
      paramLabel = "CHANGE",
      description = "exit 1 if something is: opened, closed")
  String failIf = "";

  NetworkReading read(Session session, String typed) {
    return reach.read(session, typed);
  }

  /// @param moreProblems of what the changes were read from
  Outcome write(
      Session session,
      NetworkReading before,
      List<NetworkChange> changes,
      List<InputProblem> moreProblems)
      throws IOException {
    return new ChangeReport(session, reach, failIf).write(before, changes, moreProblems);
  }
}
