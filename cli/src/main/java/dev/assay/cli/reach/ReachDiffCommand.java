package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay reach diff`: exactly what is open in one configuration and not in the other.
@CommandLine.Command(
    footer = {
      "assay reach diff yesterday/ today/",
      "assay reach diff main/ branch/ --fail-if opened -o json"
    })
public final class ReachDiffCommand implements Command {
  @Parameters(index = "0", paramLabel = "OLD", description = "folder with the old configuration")
  String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "folder with the new configuration")
  String now = "";

  @Mixin ChangeOptions options = new ChangeOptions();

  @Override
  public Outcome run(Session session) throws IOException {
    var before = options.read(session, old);
    var after = options.read(session, now);
    return options.write(
        session, before, before.network().changesTo(after.network()), after.problems());
  }
}
