package dev.assay.cli.report;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Choice;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay report create`: has a server make a report, waits for it and writes it.
@CommandLine.Command(
    footer = {
      "assay report create findings.csv",
      "assay report create -o cyclonedx sboms.zip",
      "assay report create --filter '{\"severity\":[{\"comparison\":\"EQUALS\",\"value\":\"CRITICAL\"}]}' -"
    })
public final class ReportCreateCommand implements Command {
  private static final long LOOKS_EVERY = 500;
  private static final int LONGEST_FILTER = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "where to write; - is standard output")
  String file = "";

  @Option(
      names = {"-o", "--output"},
      order = 1,
      paramLabel = "FORMAT",
      description =
          "csv or json: findings; cyclonedx or spdx: a ZIP archive with a bill of materials for each"
              + " resource (default: csv)")
  String output = "csv";

  @Option(
      names = "--filter",
      order = 2,
      paramLabel = "JSON",
      description =
          "which findings or resources: the filterCriteria of CreateFindingsReport or the"
              + " resourceFilterCriteria of CreateSbomExport, or @ and a file with them (default:"
              + " all)")
  String filter = "";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var form = Choice.of("--output", output, List.of(ReportForm.values()));
    var calls = new ReportCalls(session, server, "report create");
    var id = calls.create(form, filter(session)).text("reportId");
    session.progress().note("report " + id + " is being made");
    await(calls, id);
    calls.fetch(id, file);
    return Outcome.DONE;
  }

  private String filter(Session session) {
    if (!filter.startsWith("@")) {
      return filter;
    }
    var path = filter.substring(1);
    try (var in = Files.newInputStream(session.path(path))) {
      return new String(in.readNBytes(LONGEST_FILTER), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot read " + path, List.of(Session.reason(e)), "");
    }
  }

  private static void await(ReportCalls calls, String id) throws InterruptedException {
    while (true) {
      var report =
          calls.list().stream()
              .filter(row -> id.equals(row.get("reportId")))
              .findFirst()
              .orElse(Map.of());
      switch (Columns.text(report, "status")) {
        case "SUCCEEDED" -> {
          return;
        }
        case "IN_PROGRESS" -> Thread.sleep(LOOKS_EVERY);
        default ->
            throw new CommandFailure(
                ExitCode.USAGE, "the report was not made", List.of(reason(report)), "");
      }
    }
  }

  private static String reason(Map<String, String> report) {
    var message = Columns.text(report, "errorMessage");
    return message.isEmpty() ? "it was called off" : message;
  }
}
