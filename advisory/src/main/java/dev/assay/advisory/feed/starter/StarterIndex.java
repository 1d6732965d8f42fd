package dev.assay.advisory.feed.starter;

import dev.assay.advisory.IndexSummary;
import dev.assay.advisory.index.Facts;
import dev.assay.advisory.index.IndexBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Turns the starter tables into an index while the program is built, so that opening it costs
/// nothing when the program runs.
public final class StarterIndex {
  private StarterIndex() {}

  /// Builds the index.
  ///
  /// @param arguments the tables' folder and the file to write
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    IndexSummary unused = build(Path.of(arguments[0]), file);
  }

  /// The same tables give the same bytes: the time of building is the tables' day.
  static IndexSummary build(Path tables, Path file) throws IOException {
    var facts = new Facts();
    Facts.FeedReading reading = facts.reading("starter");
    Instant day = new StarterTables(tables).read(reading);
    var unused = reading.finish(day, "shipped with the program", "facts from the feeds it names");
    return IndexBuilder.write(facts, file, day, true);
  }
}
