package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.ServerOptions;
import dev.assay.delivery.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay key revoke`: takes a key out of use for good.
@CommandLine.Command(footer = "assay key revoke ASSAYABCDEFGHIJ23456")
public final class KeyRevokeCommand implements Command {
  @Parameters(paramLabel = "ID", description = "the key's id, as key list shows it")
  String id = "";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var revoked = KeyCalls.revoke(session, server, id);
    session
        .err()
        .print(
            "revoked "
                + TerminalText.clean(revoked.text("accessKeyId"))
                + "; it is refused from"
                + " now on, by other servers on the same database within a minute\n");
    return Outcome.DONE;
  }
}
