package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.option.WholeFile;
import java.io.IOException;
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
        WholeFile.write(session.path(file), engine::exportTo);
        session.progress().note("written: " + file);
      }
      return Outcome.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot write " + file, List.of(Session.reason(e)), "");
    }
  }
}
