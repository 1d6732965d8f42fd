package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay reach paths`: the shortest ways from the edges to an instance, through other instances.
@CommandLine.Command(
    footer = {
      "assay reach paths vpc/ --to i-0abc",
      "assay reach paths vpc/ --from internet --to i-0abc -o json"
    })
public final class ReachPathsCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Option(
      names = "--from",
      order = 2,
      paramLabel = "EDGE",
      description = "internet, or the id of a gateway or connection (default: every edge)")
  String from = "";

  @Option(
      names = "--to",
      order = 3,
      required = true,
      paramLabel = "ID",
      description = "the instance that is reached")
  String to = "";

  @Override
  public Outcome run(Session session) throws IOException {
    var format = options.format(session);
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    var eastWest = reachability.eastWest();
    ReachEastWestCommand.check("--to", to, eastWest);
    if (!isInternet() && !from.isEmpty() && !reachability.edges().contains(from)) {
      throw Usage.wrong(
          "--from " + from + ": there is no such gateway or connection in the documents",
          reachability.edges().isEmpty() ? "" : "edges: " + String.join(", ", reachability.edges()),
          "--from internet");
    }
    var paths =
        eastWest.pathsTo(to).stream()
            .filter(path -> isMeant(path.entry().origin(), path.entry().edge()))
            .toList();
    switch (format) {
      case TABLE -> new EastWestText(session).paths(to, paths);
      case JSON -> EastWestJson.paths(session.out(), paths);
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }

  private boolean isMeant(Origin origin, String edge) {
    return from.isEmpty() || edge.equals(from) || (isInternet() && origin == Origin.INTERNET);
  }

  private boolean isInternet() {
    return from.toLowerCase(Locale.ROOT).equals("internet");
  }
}
