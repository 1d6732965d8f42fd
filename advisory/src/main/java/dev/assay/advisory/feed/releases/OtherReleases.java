package dev.assay.advisory.feed.releases;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/// The ends of releases whose publishers give them on web pages alone: a table that comes with the
/// program, under each distribution the page at which its dates are to be checked.
public final class OtherReleases {
  private OtherReleases() {}

  public static void tell(FactSink sink) throws IOException {
    try (InputStream table =
        Objects.requireNonNull(OtherReleases.class.getResourceAsStream("release-ends.tsv"))) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          sink.accept(
              new Fact.Ends(Ecosystem.parse(cells[0]), cells[1], true, LocalDate.parse(cells[2])));
        }
      }
    }
  }
}
