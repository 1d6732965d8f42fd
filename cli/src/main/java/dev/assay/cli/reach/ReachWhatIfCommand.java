package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.reachability.NetworkChange;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay reach what-if`: what documents that were changed would open and close, if they were true.
@CommandLine.Command(
    footer = {
      "assay reach what-if vpc/ proposed/",
      "assay reach what-if vpc/ proposed/ --fail-if opened"
    })
public final class ReachWhatIfCommand implements Command {
  @Parameters(index = "0", paramLabel = "DIR", description = "folder with the configuration")
  String folder = "";

  @Parameters(
      index = "1",
      paramLabel = "CHANGED",
      description = "folder with documents whose items replace those with the same ids")
  String changed = "";

  @Mixin ChangeOptions options = new ChangeOptions();

  @Override
  public Outcome run(Session session) throws IOException {
    var reading = options.read(session, folder);
    var proposed = options.read(session, changed);
    var changes =
        proposed.network().all().stream().<NetworkChange>map(NetworkChange.Put::new).toList();
    return options.write(session, reading, changes, proposed.problems());
  }
}
