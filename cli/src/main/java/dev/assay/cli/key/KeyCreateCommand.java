package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Choice;
import dev.assay.cli.remote.NewKey;
import dev.assay.cli.remote.ServerOptions;
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
  @Mixin ServerOptions server = new ServerOptions();

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
    var made = KeyCalls.create(session, server, wanted, name);
    NewKey.print(session, made);
    return Outcome.DONE;
  }
}
