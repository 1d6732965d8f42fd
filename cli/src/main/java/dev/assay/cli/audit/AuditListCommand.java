package dev.assay.cli.audit;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Choice;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerClient;
import dev.assay.cli.remote.ServerOptions;
import dev.assay.delivery.TerminalText;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay audit list`: the audit log of the caller's account, oldest first.
@CommandLine.Command(footer = {"assay audit list", "assay audit list -o jsonl >audit.jsonl"})
public final class AuditListCommand implements Command {
  private static final String ROUTE = "/assay/v1/audit";
  private static final int PAGE = 1_000;
  private static final String ROW = "%-20s  %-21s  %-27s  %s";
  private static final int KEY_LENGTH = 20;

  /// What can be printed.
  private enum Form {
    TABLE,
    JSONL
  }

  @Option(
      names = {"-o", "--output"},
      order = 1,
      paramLabel = "FORMAT",
      description = "table, or jsonl: a CloudTrail record a line (default: table)")
  String output = "table";

  @Option(
      names = "--after",
      order = 2,
      paramLabel = "NUMBER",
      description = "only events behind this one, as -v names it at the end of a list")
  long after;

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var form = Choice.of("--output", output, List.of(Form.values()));
    var client = server.client(session, "audit list", "cannot read the audit log of");
    if (form == Form.TABLE) {
      Columns.print(session, ROW.formatted("TIME", "ACCESS KEY ID", "CALL", "RESULT"));
    }
    long last = after;
    boolean isMore = true;
    while (isMore) {
      var page = page(session, client, last);
      page.forEach(event -> print(session, event, form));
      long reached = page.isEmpty() ? last : page.getLast().number();
      // A server whose numbers do not rise would be asked without end.
      isMore = page.size() == PAGE && reached > last;
      last = reached;
    }
    if (session.options().isVerbose()) {
      session.err().print("last event: " + last + "\n");
    }
    return Outcome.DONE;
  }

  private static List<AuditEvent> page(Session session, ServerClient client, long after)
      throws InterruptedException {
    var body =
        ServerOptions.json(Map.of("after", Long.toString(after), "most", Integer.toString(PAGE)));
    return client.ask(
        ServerCall.post(ROUTE, body),
        session.clock(),
        (status, answer) -> {
          var page = AuditEvent.read(answer);
          if (status != 200) {
            throw client.refusal(status, page.message());
          }
          return page.events();
        });
  }

  private static void print(Session session, AuditEvent event, Form form) {
    switch (form) {
      case JSONL -> session.out().print(event.line() + "\n");
      case TABLE -> {
        var error = event.text("errorCode");
        Columns.print(
            session,
            TerminalText.clean(
                ROW.formatted(
                    event.text("eventTime"),
                    key(event),
                    event.text("eventName"),
                    error.isEmpty() ? "ok" : error)));
      }
    }
  }

  /// A session by the key it was issued for, which its id begins with, and a plus.
  private static String key(AuditEvent event) {
    String id = event.text("userIdentity", "accessKeyId");
    return id.length() <= KEY_LENGTH ? id : id.substring(0, KEY_LENGTH) + "+";
  }
}
