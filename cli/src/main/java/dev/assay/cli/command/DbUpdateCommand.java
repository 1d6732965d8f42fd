package dev.assay.cli.command;

import dev.assay.advisory.UpdateSettings;
import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexUpdate;
import dev.assay.cli.engine.UpdateSource;
import dev.assay.cli.option.Usage;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.TerminalText;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `assay db update`: fetches advisories. The index in use stays until the new one is checked.
@CommandLine.Command(
    footer = {
      "assay db update",
      "assay db update --mirror osv=https://mirror.example/osv",
      "assay db update --from /mnt/mirror"
    })
public final class DbUpdateCommand implements Command {
  @Option(
      names = "--from",
      order = 1,
      paramLabel = "FOLDER",
      description = "read a mirror of the feeds in a folder, without any connection")
  String mirror = "";

  @Option(
      names = "--mirror",
      order = 2,
      split = ",",
      paramLabel = "FEED=URL",
      description =
          "ask this server in place of a feed's publisher; the publisher's path is kept. Repeat for"
              + " several feeds")
  Map<String, String> mirrors = Map.of();

  @Override
  public Outcome run(Session session) throws InterruptedException {
    UpdateSource source = source(session);
    try (Engine engine = session.engine()) {
      IndexUpdate update =
          session
              .progress()
              .step(
                  "update",
                  () -> engine.update(source, session.progress()::doing),
                  done ->
                      done.status().vulnerabilities()
                          + " vulnerabilities, "
                          + AdvisoryAge.words(done.status().age().at(session.clock().instant()))
                          + " old");
      for (String failure : update.notFetched()) {
        session.err().print("not fetched: " + TerminalText.clean(failure) + "\n");
      }
      IndexText.write(session, update.status());
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
      return new UpdateSource.Network(servers());
    }
    var folder = session.path(mirror);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.TARGET, "cannot read " + mirror, List.of("it is not a folder"), "");
    }
    return new UpdateSource.Mirror(folder);
  }

  private Map<String, URI> servers() {
    var servers = new TreeMap<String, URI>();
    for (var mirror : mirrors.entrySet()) {
      String feed = mirror.getKey();
      if (!UpdateSettings.feedNames().contains(feed)) {
        throw Usage.wrong(
            "no feed is called " + TerminalText.clean(feed),
            "there are " + String.join(", ", UpdateSettings.feedNames()),
            "assay db update --mirror osv=https://mirror.example/osv");
      }
      try {
        servers.put(feed, UpdateSettings.mirror(mirror.getValue()));
      } catch (IllegalArgumentException wrong) {
        throw Usage.wrong(
            "\"" + TerminalText.clean(mirror.getValue()) + "\" is no address of a server",
            String.valueOf(wrong.getMessage()),
            "assay db update --mirror " + feed + "=https://mirror.example/" + feed);
      }
    }
    return servers;
  }
}
