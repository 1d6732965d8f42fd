package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.delivery.TerminalText;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `assay key list`: the keys of the caller's account, oldest first.
@CommandLine.Command(footer = "assay key list")
public final class KeyListCommand implements Command {
  private static final String ROW = "%-20s  %-14s  %-10s  %s";

  @Mixin KeyServer server = new KeyServer();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    print(session, ROW.formatted("ACCESS KEY ID", "ROLE", "CREATED", "NAME"));
    for (Map<String, String> key : server.list(session).keys()) {
      print(
          session,
          ROW.formatted(
              text(key, "accessKeyId"),
              text(key, "role").toLowerCase(Locale.ROOT).replace('_', '-'),
              day(text(key, "createdAt")),
              text(key, "name")));
    }
    return Outcome.DONE;
  }

  private static void print(Session session, String line) {
    session.out().print(line.stripTrailing() + "\n");
  }

  private static String text(Map<String, String> key, String member) {
    return TerminalText.clean(key.getOrDefault(member, ""));
  }

  private static String day(String time) {
    return time.length() < 10 ? time : time.substring(0, 10);
  }
}
