package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.model.InputProblem;
import dev.assay.reachability.ExposureJson;
import dev.assay.reachability.InterfacePlaces;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay reach check`: every open port with exactly who can reach it.
@CommandLine.Command(
    footer = {
      "assay reach check vpc/",
      "assay reach check vpc/ -o json > exposures.json",
      "assay reach check vpc/ -o sarif > exposures.sarif",
      "assay reach check vpc/ --end-to-end"
    })
public final class ReachCheckCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Option(
      names = "--end-to-end",
      order = 2,
      description = "also ask the sender, where it is in the documents")
  boolean endToEnd;

  /// How exposures are written.
  private enum Format {
    TABLE,
    JSON,
    SARIF
  }

  @Override
  public Outcome run(Session session) throws IOException {
    var started = session.clock().instant();
    var format = options.format(session, Format.TABLE, Format.JSON, List.of(Format.values()));
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    var verdict = endToEnd ? Verdict.END_TO_END : Verdict.EDGE;
    switch (format) {
      case JSON -> {
        try (var json = new ExposureJson(session.out())) {
          reachability.forEachExposure(verdict, json::write);
        }
      }
      case SARIF -> {
        var places = InterfacePlaces.of(session.path(folder));
        List<InputProblem> problems = new ArrayList<>(reading.problems());
        problems.addAll(reachability.missing());
        try (var sarif = new ExposureSarif(session, started, folder, verdict, places, problems)) {
          reachability.forEachExposure(verdict, sarif::add);
        }
      }
      case TABLE -> {
        var table = new ExposureTable(session);
        reachability.forEachExposure(verdict, table::add);
        table.finish(reachability.counts());
      }
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }
}
