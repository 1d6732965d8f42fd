package dev.assay.cli.report;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.ServerOptions;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay report get`: writes a report that a server has made.
@CommandLine.Command(footer = "assay report get 0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1 findings.csv")
public final class ReportGetCommand implements Command {
  @Parameters(index = "0", paramLabel = "ID", description = "which report, as the list has it")
  String id = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "where to write; - is standard output")
  String file = "";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    new ReportCalls(session, server, "report get").fetch(id, file);
    return Outcome.DONE;
  }
}
