package dev.assay.cli.suppress;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay suppress end`: from when on a rule hides nothing any more.
@CommandLine.Command(
    footer = {
      "assay suppress end 'base image' --at 2027-01-31",
      "assay suppress end 'base image' --never"
    })
public final class SuppressEndCommand implements Command {
  @Parameters(
      paramLabel = "RULE",
      description = "the rule's name or ARN, as suppress list shows it")
  String rule = "";

  @Option(
      names = "--at",
      order = 1,
      paramLabel = "TIME",
      description = "a day, which it ends at the beginning of in UTC, or a time with its zone")
  String at = "";

  @Option(names = "--never", order = 2, description = "take its end away")
  boolean never;

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    if (at.isEmpty() != never) {
      throw wrong("say when: --at TIME, or --never", "");
    }
    Map<String, String> body = new HashMap<>();
    if (!never) {
      body.put("endsAt", time().toString());
    }
    body.put("filterArn", rule.startsWith("arn:") ? rule : arn(session));
    var changed = RuleCalls.end(session, server, body);
    session
        .err()
        .print(
            Columns.text(changed.members(), "name")
                + (never
                    ? " has no end\n"
                    : " ends " + Columns.text(changed.members(), "endsAt") + "\n"));
    return Outcome.DONE;
  }

  private OffsetDateTime time() {
    try {
      return at.length() == "2027-01-31".length()
          ? LocalDate.parse(at).atStartOfDay().atOffset(ZoneOffset.UTC)
          : OffsetDateTime.parse(at);
    } catch (DateTimeException notOne) {
      throw wrong("--at " + at + " is no time", "such as 2027-01-31 or 2027-01-31T12:00:00Z");
    }
  }

  private String arn(Session session) throws InterruptedException {
    return RuleCalls.list(session, server).rows().stream()
        .filter(row -> rule.equals(row.get("name")))
        .map(row -> row.getOrDefault("filterArn", ""))
        .findFirst()
        .orElseThrow(() -> wrong("there is no rule named " + rule, "see assay suppress list"));
  }

  private static CommandFailure wrong(String what, String remedy) {
    return new CommandFailure(ExitCode.USAGE, what, List.of(), remedy);
  }
}
