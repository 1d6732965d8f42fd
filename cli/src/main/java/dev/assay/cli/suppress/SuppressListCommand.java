package dev.assay.cli.suppress;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay suppress list`: what hides findings, until when and why.
@CommandLine.Command(footer = "assay suppress list")
public final class SuppressListCommand implements Command {
  private static final String ROW = "%-6s  %-10s  %s";
  private static final int INDENT = 22;

  @Option(names = "--arns", description = "show each rule's ARN, too")
  boolean arns;

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var answer = RuleCalls.list(session, server);
    Columns.print(session, ROW.formatted("HIDES", "ENDS", "RULE"));
    for (Map<String, String> rule : answer.rows()) {
      if (Columns.text(rule, "action").equals("SUPPRESS")) {
        print(session, rule);
      }
    }
    return Outcome.DONE;
  }

  private void print(Session session, Map<String, String> rule) {
    boolean isHiding = Columns.text(rule, "isHiding").equals("true");
    String end = Columns.day(rule, "endsAt");
    Columns.print(
        session,
        ROW.formatted(
            isHiding ? "yes" : "no", end.isEmpty() ? "never" : end, Columns.text(rule, "name")));
    Columns.below(session, INDENT, Columns.text(rule, "reason"));
    if (arns) {
      Columns.below(session, INDENT, Columns.text(rule, "filterArn"));
    }
  }
}
