package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexStatus;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay db import`: checks an exported index and uses it.
@CommandLine.Command(footer = {"assay db import advisories.assay", "assay db import -"})
public final class DbImportCommand implements Command {
  @Parameters(paramLabel = "FILE", description = "what to read; - is standard input")
  String file = "";

  @Override
  public Outcome run(Session session) {
    try (Engine engine = session.engine()) {
      IndexText.write(session, read(session, engine));
      return Outcome.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.TARGET, "cannot read " + file, List.of(Session.reason(e)), "");
    }
  }

  private IndexStatus read(Session session, Engine engine) throws IOException {
    if (file.equals("-")) {
      return engine.importFrom(session.in());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(session.path(file)))) {
      return engine.importFrom(in);
    }
  }
}
