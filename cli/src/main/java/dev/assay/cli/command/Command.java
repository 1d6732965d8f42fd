package dev.assay.cli.command;

import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import java.io.IOException;

/// One command, with its options set.
public interface Command {
  /// Does the work; what it found goes to the session's standard output.
  Outcome run(Session session) throws IOException, InterruptedException;
}
