package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay db export`: the index in use, as one file for a place without a network.
@CommandLine.Command(
    footer = {"assay db export advisories.assay", "assay db export - | ssh host assay db import -"})
public final class DbExportCommand implements Command {
  @Parameters(paramLabel = "FILE", description = "where to write; - is standard output")
  String file = "";

  @Override
  public Outcome run(Session session) {
    try (Engine engine = session.engine()) {
      if (file.equals("-")) {
        engine.exportTo(session.out());
        session.out().flush();
      } else {
        writeFile(engine, session.path(file));
        session.progress().note("written: " + file);
      }
      return Outcome.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot write " + file, List.of(Session.reason(e)), "");
    }
  }

  private static void writeFile(Engine engine, Path path) throws IOException {
    Path beside = path.resolveSibling("." + path.getFileName() + ".part");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        engine.exportTo(out);
      }
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
