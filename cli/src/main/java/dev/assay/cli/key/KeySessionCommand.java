package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.option.Choice;
import dev.assay.cli.option.TimeSpan;
import dev.assay.cli.remote.NewKey;
import dev.assay.cli.remote.ServerOptions;
import dev.assay.delivery.TerminalText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay key session`: credentials that end by themselves, as lines a shell can read.
@CommandLine.Command(
    footer = {
      "assay key session --for 15m --role scanner-upload >build.env",
      "eval \"$(assay key session -q | sed 's/^/export /')\""
    })
public final class KeySessionCommand implements Command {
  @Option(
      names = "--for",
      order = 1,
      paramLabel = "TIME",
      description = "how long they are good, from 15m to 12h (default: 1h)")
  String life = "1h";

  @Option(
      names = "--role",
      order = 2,
      paramLabel = "ROLE",
      description =
          "what they may do: administrator, read-only or scanner-upload; only an administrator's key"
              + " gives another role than its own (default: the key's own)")
  String role = "";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("seconds", Long.toString(TimeSpan.parse("--for", life).toSeconds()));
    if (!role.isEmpty()) {
      wanted.put("role", Choice.of("--role", role, List.of(KeyRole.values())).name());
    }
    var issued = KeyCalls.session(session, server, wanted);
    NewKey.print(session, issued);
    session.err().print("it ends " + TerminalText.clean(issued.text("expiresAt")) + "\n");
    return Outcome.DONE;
  }
}
