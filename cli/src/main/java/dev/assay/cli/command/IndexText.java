package dev.assay.cli.command;

import dev.assay.cli.Session;
import dev.assay.cli.engine.IndexStatus;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.delivery.TerminalText;
import java.io.PrintStream;
import java.time.Instant;

/// What an index holds, as text for people.
final class IndexText {
  private static final long MEBIBYTE = 1 << 20;

  private IndexText() {}

  static void write(Session session, IndexStatus status) {
    PrintStream out = session.out();
    Instant now = session.clock().instant();
    out.print(
        (status.age().starter() ? "starter set" : "advisories")
            + " · "
            + AdvisoryAge.words(status.age().at(now))
            + " old · "
            + status.vulnerabilities()
            + " vulnerabilities · "
            + status.statements()
            + " statements · "
            + size(status.bytes())
            + "\n\n");
    out.print("index   " + TerminalText.clean(status.age().id()) + "\n");
    out.print("built   " + status.age().builtAt() + "\n");
    out.print("data    " + status.age().dataTime() + "\n");
    out.print("schema  " + status.schema() + "\n");
    if (!status.feeds().isEmpty()) {
      out.print("\n");
    }
    int width = status.feeds().stream().mapToInt(feed -> feed.name().length()).max().orElse(0);
    for (IndexStatus.Feed feed : status.feeds()) {
      String name = TerminalText.clean(feed.name());
      String fetched =
          feed.fetched().equals(Instant.EPOCH) ? "unknown time" : feed.fetched().toString();
      out.print(
          name
              + " ".repeat(Math.max(0, width - name.length()))
              + "  "
              + fetched
              + "  "
              + feed.records()
              + " records"
              + (feed.problem().isEmpty() ? "" : "  " + TerminalText.clean(feed.problem()))
              + "\n");
    }
  }

  private static String size(long bytes) {
    return bytes < MEBIBYTE ? bytes / 1024 + " kB" : bytes / MEBIBYTE + " MB";
  }
}
