package dev.assay.cli.reach;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay reach trace`: one packet, rule by rule.
@CommandLine.Command(
    footer = {
      "assay reach trace vpc/ --from internet --to i-0abc:22",
      "assay reach trace vpc/ --from 198.51.100.7 --to eni-0abc:443",
      "assay reach trace vpc/ --from pcx-0abc --source 10.1.0.4 --to i-0abc:53 --udp",
      "assay reach trace vpc/ --from internet --to i-0abc:22 --fail-if reachable"
    })
public final class ReachTraceCommand implements Command {
  @Parameters(paramLabel = "DIR", description = "folder of describe-*.json answers")
  String folder = "";

  @Mixin ReachOptions options = new ReachOptions();

  @Mixin PacketOptions packet = new PacketOptions();

  @Option(
      names = "--fail-if",
      order = 6,
      paramLabel = "VERDICT",
      description = "exit 1 if the packet is: reachable, unreachable")
  String failIf = "";

  @Override
  public Outcome run(Session session) throws IOException {
    if (!List.of("", "reachable", "unreachable").contains(failIf)) {
      throw Usage.unknown("--fail-if", failIf, List.of("reachable", "unreachable"));
    }
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
    try (var answers = PacketAnswers.in(format, session)) {
      for (var answer : asked.entrySet()) {
        answers.write(answer.getKey(), answer.getValue());
      }
    }
    boolean isReachable = asked.values().stream().anyMatch(PacketAnswer.Allowed.class::isInstance);
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    codes.addAll(options.problems(session, reading, reachability));
    if (failIf.equals(isReachable ? "reachable" : "unreachable")) {
      codes.add(ExitCode.POLICY);
    }
    return Outcome.of(codes);
  }
}
