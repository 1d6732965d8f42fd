package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.reachability.EastWest;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay reach east-west`: which instances reach which ports of which others.
@CommandLine.Command(
    footer = {
      "assay reach east-west vpc/",
      "assay reach east-west vpc/ --to i-0abc",
      "assay reach east-west vpc/ --from i-0abc --to i-0def -o json"
    })
public final class ReachEastWestCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Option(
      names = "--from",
      order = 2,
      paramLabel = "ID",
      description = "an interface or instance that sends (default: every one)")
  String from = "";

  @Option(
      names = "--to",
      order = 3,
      paramLabel = "ID",
      description = "an interface or instance that is reached (default: every one)")
  String to = "";

  @Override
  public Outcome run(Session session) throws IOException {
    var format = options.format(session);
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    var eastWest = reachability.eastWest();
    check("--from", from, eastWest);
    check("--to", to, eastWest);
    var flows = eastWest.flows(from, to);
    switch (format) {
      case TABLE -> new EastWestText(session).flows(flows);
      case JSON -> EastWestJson.flows(session.out(), flows);
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }

  static void check(String option, String id, EastWest eastWest) {
    if (!id.isEmpty() && !eastWest.isAsked(id)) {
      throw Usage.wrong(
          option + " does not know " + id,
          "it is no running instance of the documents, and no interface of one",
          "");
    }
  }
}
