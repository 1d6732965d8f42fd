package dev.assay.advisory.feed.releases;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.model.InputProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One table of distro-info-data: a header, then a release a line.
///
/// Of Debian the end of long-term support counts (`eol-lts`), which is free for all; of Ubuntu the
/// end of standard support (`eol`), because what comes after needs a subscription.
final class ReleaseTable {
  private final String path;
  private final String distribution;
  private final String endColumn;
  private final FactSink sink;

  ReleaseTable(String path, boolean isUbuntu, FactSink sink) {
    this.path = path;
    this.distribution = isUbuntu ? "Ubuntu" : "Debian";
    this.endColumn = isUbuntu ? "eol" : "eol-lts";
    this.sink = sink;
  }

  void read(List<String> lines) {
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
    if (!header.contains("version") || !header.contains("eol")) {
      sink.problem(
          InputProblem.of(
              ReleasesFeed.CODE, path, "has no columns version and eol", "the file is skipped"));
      return;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        release(header, lines.get(i).split(",", -1), i + 1);
      }
    }
  }

  private void release(List<String> header, String[] cells, int line) {
    sink.countRecord();
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), cells.length); i++) {
      row.put(header.get(i), cells[i].strip());
    }
    String version = row.getOrDefault("version", "").replace(" LTS", "");
    String last = row.getOrDefault(endColumn, "");
    String end = last.isEmpty() ? row.getOrDefault("eol", "") : last;
    if (version.isEmpty() || end.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    try {
      sink.accept(
          new Fact.Ends(
              new Ecosystem(distribution, version), "base-files", true, LocalDate.parse(end)));
    } catch (DateTimeException e) {
      sink.problem(
          new InputProblem(
              ReleasesFeed.CODE, path, line, 0, endColumn, end, "is no day", "it is passed over"));
    }
  }
}
