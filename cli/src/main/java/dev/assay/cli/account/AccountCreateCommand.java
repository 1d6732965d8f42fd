package dev.assay.cli.account;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.NewKey;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerOptions;
import dev.assay.delivery.TerminalText;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay account create`: makes an account and prints its administrator's key once.
@CommandLine.Command(
    footer = {
      "assay account create --name payments",
      "assay account create --id 210987654321 --name payments >payments.env"
    })
public final class AccountCreateCommand implements Command {
  static final String ROUTE = "/assay/v1/accounts";
  static final String PURPOSE = "cannot manage the accounts of";

  @Mixin ServerOptions server = new ServerOptions();

  @Option(names = "--name", order = 1, paramLabel = "TEXT", description = "what people call it")
  String name = "";

  @Option(
      names = "--id",
      order = 2,
      paramLabel = "DIGITS",
      description = "its twelve digits (default: random ones)")
  String id = "";

  @Override
  public Outcome run(Session session) throws InterruptedException {
    Map<String, String> members = new TreeMap<>(Map.of("name", name));
    if (!id.isEmpty()) {
      members.put("accountId", id);
    }
    var made =
        server.ask(
            session,
            "account create",
            PURPOSE,
            ServerCall.post(ROUTE, ServerOptions.json(members)));
    session.err().print("made account " + TerminalText.clean(made.text("accountId")) + "\n");
    NewKey.print(session, made);
    return Outcome.DONE;
  }
}
