package dev.assay.cli.report;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `assay report list`: the reports of the caller's account, the newest first.
@CommandLine.Command(footer = "assay report list")
public final class ReportListCommand implements Command {
  private static final String ROW = "%-36s  %-10s  %-13s  %s";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    Columns.print(session, ROW.formatted("REPORT ID", "CREATED", "FORMAT", "STATUS"));
    for (Map<String, String> report : new ReportCalls(session, server, "report list").list()) {
      Columns.print(
          session,
          ROW.formatted(
              Columns.text(report, "reportId"),
              Columns.day(report, "createdAt"),
              Columns.text(report, "format"),
              Columns.text(report, "status")));
      var error = Columns.text(report, "errorMessage");
      if (!error.isEmpty()) {
        Columns.print(session, "  " + error);
      }
    }
    return Outcome.DONE;
  }
}
