package dev.assay.cli.key;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.command.Command;
import dev.assay.cli.remote.Columns;
import dev.assay.cli.remote.ServerOptions;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `assay key list`: the keys of the caller's account, oldest first.
@CommandLine.Command(footer = "assay key list")
public final class KeyListCommand implements Command {
  private static final String ROW = "%-20s  %-14s  %-10s  %s";

  @Mixin ServerOptions server = new ServerOptions();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    Columns.print(session, ROW.formatted("ACCESS KEY ID", "ROLE", "CREATED", "NAME"));
    for (Map<String, String> key : KeyCalls.list(session, server).rows()) {
      Columns.print(
          session,
          ROW.formatted(
              Columns.text(key, "accessKeyId"),
              Columns.text(key, "role").toLowerCase(Locale.ROOT).replace('_', '-'),
              Columns.day(key, "createdAt"),
              Columns.text(key, "name")));
    }
    return Outcome.DONE;
  }
}
