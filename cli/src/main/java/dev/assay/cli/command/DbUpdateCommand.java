package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexStatus;
import dev.assay.cli.engine.UpdateSource;
import dev.assay.delivery.AdvisoryAge;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `assay db update`: fetches advisories. The index in use stays until the new one is checked.
@CommandLine.Command(footer = {"assay db update", "assay db update --from /mnt/mirror"})
public final class DbUpdateCommand implements Command {
  @Option(
      names = "--from",
      order = 1,
      paramLabel = "FOLDER",
      description = "read a mirror of the feeds in a folder, without any connection")
  String mirror = "";

  @Override
  public Outcome run(Session session) throws InterruptedException {
    UpdateSource source = source(session);
    try (Engine engine = session.engine()) {
      IndexStatus status =
          session
              .progress()
              .step(
                  "update",
                  () -> engine.update(source, session.progress()::doing),
                  done ->
                      done.vulnerabilities()
                          + " vulnerabilities, "
                          + AdvisoryAge.words(done.age().at(session.clock().instant()))
                          + " old");
      IndexText.write(session, status);
      return Outcome.DONE;
    }
  }

  private UpdateSource source(Session session) {
    if (mirror.isEmpty()) {
      if (session.options().isOffline()) {
        throw new CommandFailure(
            ExitCode.CONNECTION,
            "cannot fetch advisories",
            List.of("--offline forbids every connection"),
            "assay db update --from FOLDER");
      }
      return new UpdateSource.Network();
    }
    var folder = session.path(mirror);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.TARGET, "cannot read " + mirror, List.of("it is not a folder"), "");
    }
    return new UpdateSource.Mirror(folder);
  }
}
