package dev.assay.cli.command;

import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.cli.engine.IndexStatus;
import dev.assay.cli.option.TimeSpan;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `assay db status`: which advisories are used, and how old they are.
@CommandLine.Command(footer = {"assay db status", "assay db status --max-db-age 48h"})
public final class DbStatusCommand implements Command {
  @Option(
      names = "--max-db-age",
      order = 1,
      paramLabel = "TIME",
      description = "exit 4 if the advisories are older than this, such as 48h")
  String maxAge = "";

  @Override
  public Outcome run(Session session) {
    boolean limited = !maxAge.isEmpty();
    Duration most = limited ? TimeSpan.parse("--max-db-age", maxAge) : Duration.ZERO;
    try (Engine engine = session.engine()) {
      IndexStatus status = engine.status();
      IndexText.write(session, status);
      boolean old = status.age().at(session.clock().instant()).compareTo(most) > 0;
      return Outcome.of(limited && old ? Set.of(ExitCode.ADVISORIES) : Set.of());
    }
  }
}
