package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Choice;
import dev.assay.delivery.TerminalText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay key create`: makes a key and prints it once, as lines a shell can read.
@CommandLine.Command(
    footer = {
      "assay key create --role scanner-upload --name pipeline",
      "assay key create --role read-only >dashboard.env"
    })
public final class KeyCreateCommand implements Command {
  @Mixin KeyServer server = new KeyServer();

  @Option(
      names = "--role",
      order = 1,
      required = true,
      paramLabel = "ROLE",
      description =
          "what it may do: administrator (everything), read-only (see everything), scanner-upload"
              + " (send inventories, ScanSbom)")
  String role = "";

  @Option(names = "--name", order = 2, paramLabel = "TEXT", description = "what it is for")
  String name = "";

  @Override
  public Outcome run(Session session) throws InterruptedException {
    var wanted = Choice.of("--role", role, List.of(KeyRole.values()));
    var made = server.create(session, wanted, name);
    session.out().print("AWS_ACCESS_KEY_ID=" + TerminalText.clean(made.text("accessKeyId")) + "\n");
    session
        .out()
        .print("AWS_SECRET_ACCESS_KEY=" + TerminalText.clean(made.text("secretAccessKey")) + "\n");
    session.err().print("the secret is shown this once\n");
    return Outcome.DONE;
  }
}
