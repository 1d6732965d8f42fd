package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.ArchiveIndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `assay db archives`: adds the archives of repositories to the index that names jars which say
/// nothing of themselves.
@CommandLine.Command(
    footer = {"assay db archives ~/.m2/repository", "assay db archives ~/.gradle/caches"})
public final class DbArchivesCommand implements Command {
  private static final int MOST_SHOWN = 10;

  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description = "a Maven repository, or a cache of Gradle or Coursier; several are added up")
  List<String> folders = new ArrayList<>();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    if (folders.isEmpty()) {
      throw Usage.wrong("no folder was named", "", "assay db archives ~/.m2/repository");
    }
    Path file = session.dataFolder().resolve(ArchiveIndex.FILE);
    try {
      Files.createDirectories(session.dataFolder());
      ArchiveIndexWriter index = ArchiveIndexWriter.of(file);
      for (String folder : folders) {
        index.add(session.path(folder));
      }
      index.write(file);
      index.unread().stream().limit(MOST_SHOWN).forEach(session.progress()::note);
      session
          .out()
          .print(
              Steps.count(index.archives(), "archive")
                  + " read, "
                  + Steps.count(index.unread().size(), "file")
                  + " could not be read; the index "
                  + file
                  + " has "
                  + Steps.count(index.size(), "line")
                  + "\n");
      return Outcome.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "cannot make the index of archives", List.of(Session.reason(e)), "");
    }
  }
}
