package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay reach why-not`: everything that must be changed before a packet gets through.
@CommandLine.Command(
    footer = {
      "assay reach why-not vpc/ --from internet --to i-0abc:443",
      "assay reach why-not vpc/ --from 198.51.100.7 --to eni-0abc:22"
    })
public final class ReachWhyNotCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Mixin PacketOptions packet = new PacketOptions();

  @Override
  public Outcome run(Session session) throws IOException {
    var format = options.format(session);
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    var asked = packet.ask(reachability);
    asked.values().removeIf(PacketAnswer::isPassing);
    try (var answers = PacketAnswers.in(format, session)) {
      answers.write(asked);
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }
}
