package dev.assay.cli.account;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerCall;
import dev.assay.cli.remote.ServerOptions;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `assay account list`: the accounts of the installation, the one that manages them first.
@CommandLine.Command(footer = "assay account list")
public final class AccountListCommand implements Command {
  private static final String ROW = "%-12s  %-10s  %s";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var answer =
        server.ask(
            session,
            "account list",
            AccountCreateCommand.PURPOSE,
            ServerCall.get(AccountCreateCommand.ROUTE));
    Columns.print(session, ROW.formatted("ACCOUNT", "CREATED", "NAME"));
    for (Map<String, String> account : answer.rows()) {
      Columns.print(
          session,
          ROW.formatted(
              Columns.text(account, "accountId"),
              Columns.day(account, "createdAt"),
              Columns.text(account, "name")));
    }
    return Outcome.DONE;
  }
}
