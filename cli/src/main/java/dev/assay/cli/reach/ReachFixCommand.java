package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.reachability.Reachability;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay reach fix`: what closes a port, each way tried, with exactly what else it would close.
@CommandLine.Command(
    footer = {
      "assay reach fix vpc/ --to i-0abc:22",
      "assay reach fix vpc/ --from internet --to eni-0abc:20-25",
      "assay reach fix vpc/ --from pcx-0abc --to i-0abc:53 --udp -o json"
    })
public final class ReachFixCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Mixin FixOptions fix = new FixOptions();

  @Override
  public Outcome run(Session session) throws IOException {
    var format = options.format(session);
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    Map<RemedyQuestion, List<Remedy>> found = new LinkedHashMap<>();
    for (RemedyQuestion question : fix.questions(reachability)) {
      found.put(question, reachability.remedies(question));
    }
    switch (format) {
      case TABLE -> new RemedyText(session).write(found);
      case JSON -> RemediesOutput.write(session.out(), found);
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }
}
