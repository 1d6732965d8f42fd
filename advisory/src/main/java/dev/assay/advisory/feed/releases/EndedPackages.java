package dev.assay.advisory.feed.releases;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.model.InputProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// One list of debian-security-support: source package, last supported version, day, reason.
final class EndedPackages {
  private final String path;
  private final Ecosystem ecosystem;
  private final FactSink sink;

  EndedPackages(String path, String release, FactSink sink) {
    this.path = path;
    this.ecosystem = new Ecosystem("Debian", release);
    this.sink = sink;
  }

  void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        sink.countRecord();
        entry(line.split("\\s+", 4), i + 1);
      }
    }
  }

  private void entry(String[] words, int line) {
    try {
      if (words.length >= 3) {
        sink.accept(new Fact.Ends(ecosystem, words[0], false, LocalDate.parse(words[2])));
        return;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    sink.problem(
        new InputProblem(
            ReleasesFeed.CODE,
            path,
            line,
            0,
            "",
            String.join(" ", words),
            "has no day as its third word",
            "it is passed over"));
  }
}
