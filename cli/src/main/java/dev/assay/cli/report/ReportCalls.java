package dev.assay.cli.report;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.option.WholeFile;
import dev.assay.cli.remote.ServerAnswer;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;

/// The calls about reports.
///
/// @param command that asks: `report create`
record ReportCalls(Session session, ServerOptions server, String command) {
  private static final String ROUTE = "/assay/v1/reports";
  private static final String PURPOSE = "cannot get reports from";

  ServerAnswer create(ReportForm form, String filter) throws InterruptedException {
    var body =
        filter.isEmpty()
            ? Map.of("format", form.wire())
            : Map.of("format", form.wire(), "filterCriteria", filter);
    return server.ask(session, command, PURPOSE, ServerCall.post(ROUTE, ServerOptions.json(body)));
  }

  List<Map<String, String>> list() throws InterruptedException {
    return server.ask(session, command, PURPOSE, ServerCall.get(ROUTE)).rows();
  }

  /// Writes what is in a report; `-` is standard output.
  void fetch(String id, String file) throws InterruptedException {
    var client = server.client(session, command, PURPOSE);
    var body = ServerOptions.json(Map.of("reportId", id));
    client.ask(
        ServerCall.post(ROUTE + "/content", body),
        session.clock(),
        (status, answer) -> {
          if (status != 200) {
            throw client.refusal(status, ServerAnswer.read(answer).text("message"));
          }
          write(answer, file);
          return id;
        });
  }

  private void write(InputStream answer, String file) {
    try {
      if (file.equals("-")) {
        answer.transferTo(session.out());
        session.out().flush();
      } else {
        WholeFile.write(session.path(file), answer::transferTo);
        session.progress().note("written: " + file);
      }
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot write " + file, List.of(Session.reason(e)), "");
    }
  }
}
