package dev.assay.cli.reach;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Map<PacketQuestion, PacketAnswer> asked = new LinkedHashMap<>();
    try {
      for (PacketQuestion question : packet.questions(reachability)) {
        asked.put(question, reachability.ask(question));
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw Usage.wrong(String.valueOf(notAnAddress.getMessage()), "", "--from 198.51.100.7");
    }
    asked.values().removeIf(PacketAnswer.Allowed.class::isInstance);
    try (var answers = PacketAnswers.in(format, session)) {
      for (var answer : asked.entrySet()) {
        answers.write(answer.getKey(), answer.getValue());
      }
    }
    return Outcome.of(options.problems(session, reading, reachability));
  }
}
