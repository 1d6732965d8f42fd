package dev.assay.cli.option;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which VEX documents count.
public final class VexOptions {
  private static final String REPOSITORIES = "repo";

  @Option(
      names = "--vex",
      order = 105,
      paramLabel = "FILE",
      description =
          "hide what VEX documents answer: a file, a folder, a repository, or repo for the"
              + " repositories that db update fetched. Repeat for several")
  List<String> vex = new ArrayList<>();

  /// Whether any was named.
  public boolean areGiven() {
    return !vex.isEmpty();
  }

  /// Whether the repositories that updates fetched count.
  public boolean areRepositoriesWanted() {
    return vex.contains(REPOSITORIES);
  }

  /// The files and folders named.
  public List<Path> files(Session session) {
    var files = new ArrayList<Path>();
    for (String name : vex) {
      if (!name.equals(REPOSITORIES)) {
        Path file = session.path(name);
        if (!Files.isReadable(file)) {
          throw new CommandFailure(
              ExitCode.TARGET,
              "cannot read the VEX document " + name,
              List.of("there is no such file or folder"),
              "");
        }
        files.add(file);
      }
    }
    return files;
  }
}
