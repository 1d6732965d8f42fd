package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import picocli.CommandLine;

/// `assay version`.
@CommandLine.Command(footer = "assay version")
public final class VersionCommand implements Command {
  @Override
  public Outcome run(Session session) {
    session.out().print("assay " + Version.CURRENT + " (Java " + Runtime.version() + ")\n");
    return Outcome.DONE;
  }
}
