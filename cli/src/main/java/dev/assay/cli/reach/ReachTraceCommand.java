package dev.assay.cli.reach;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Usage;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.Reachability;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
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
      "assay reach trace vpc/ --from internet --to i-0abc:22 -o svg > path.svg",
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

  /// How an answer is written.
  private enum Format {
    TABLE,
    JSON,
    SVG
  }

  @Override
  public Outcome run(Session session) throws IOException {
    if (!List.of("", "reachable", "unreachable").contains(failIf)) {
      throw Usage.unknown("--fail-if", failIf, List.of("reachable", "unreachable"));
    }
    var format = options.format(session, Format.TABLE, Format.JSON, List.of(Format.values()));
    var reading = options.read(session, folder);
    var reachability = Reachability.of(reading.network());
    var asked = packet.ask(reachability);
    try (var answers = answers(format, session)) {
      answers.write(asked);
    }
    boolean isReachable = asked.values().stream().anyMatch(PacketAnswer::isPassing);
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    codes.addAll(options.problems(session, reading, reachability));
    if (failIf.equals(isReachable ? "reachable" : "unreachable")) {
      codes.add(ExitCode.POLICY);
    }
    return Outcome.of(codes);
  }

  private static PacketAnswers answers(Format format, Session session) throws IOException {
    return switch (format) {
      case TABLE -> new PacketText(session);
      case JSON -> new PacketJson(session.out());
      case SVG -> new PathDrawing(session.out());
    };
  }
}
