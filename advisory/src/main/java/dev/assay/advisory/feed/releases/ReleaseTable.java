package dev.assay.advisory.feed.releases;

import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.feed.Csv;
import dev.assay.advisory.feed.Csv.Row;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Texts;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.Optional;

/// One table of distro-info-data: a header, then a release a line.
///
/// Of Debian the end of long-term support counts (`eol-lts`), which is free for all; of Ubuntu the
/// end of standard support (`eol`), because what comes after needs a subscription.
final class ReleaseTable {
  private final Origin origin;
  private final String distribution;
  private final String endColumn;

  ReleaseTable(Origin origin, boolean isUbuntu) {
    this.origin = origin;
    this.distribution = isUbuntu ? "Ubuntu" : "Debian";
    this.endColumn = isUbuntu ? "eol" : "eol-lts";
  }

  void read(Reader in) throws IOException {
    try (var csv = Csv.of(in, origin)) {
      if (!csv.has("version", "eol")) {
        problem(0, "", "", "has no columns version and eol", "the file is skipped");
        return;
      }
      for (Optional<Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        release(row.get());
      }
    }
  }

  private void release(Row row) {
    origin.sink().countRecord();
    String version = row.text("version").replace(" LTS", "");
    String last = row.text(endColumn);
    String end = last.isEmpty() ? row.text("eol") : last;
    if (version.isEmpty() || end.isEmpty()) {
      origin.sink().countLeftOut();
      return;
    }
    Optional<LocalDate> day = Texts.day(end);
    if (day.isEmpty()) {
      problem(row.line(), endColumn, end, "is no day", "it is passed over");
      return;
    }
    var ecosystem = new Ecosystem(distribution, version);
    origin.sink().accept(new Fact.Ends(ecosystem, "base-files", true, day.get()));
  }

  private void problem(int line, String field, String value, String reason, String effect) {
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(), origin.source(), line, 0, field, value, reason, effect));
  }
}
