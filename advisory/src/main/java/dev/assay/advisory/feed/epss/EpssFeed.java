package dev.assay.advisory.feed.epss;

import dev.assay.advisory.Epss;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Texts;
import dev.assay.model.InputProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;

/// Reads the scores of one day.
///
/// The file has grown over time: percentiles came in September 2021, the comment line with the
/// model's version and day on 2022-02-04. A file without that line has its day in its name.
public final class EpssFeed implements Feed {
  private static final String CODE = "ADV-EPSS-001";
  private static final String DATE = "score_date:";
  private static final int LONGEST_LINE = 1_000;

  @Override
  public String name() {
    return "epss";
  }

  @Override
  public String licence() {
    return "free to use, attribution to FIRST asked";
  }

  /// Samples of the format and other excerpts are no day's scores.
  @Override
  public boolean reads(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("epss/")
        && !path.contains("/format-samples/")
        && file.startsWith("epss_scores-")
        && (file.endsWith(".csv") || file.endsWith(".csv.gz"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "epss",
            "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
            "epss/epss_scores-current.csv.gz"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Archive.unpacked(file.path(), file.open()), StandardCharsets.UTF_8))) {
      LocalDate day = dayInName(file.path());
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.startsWith("#")) {
          day = dayInComment(line, day);
        } else if (!line.isBlank() && !line.startsWith("cve,")) {
          score(line, day, file.path(), number, sink);
        }
      }
      sink.feedTime(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }

  private static void score(String line, LocalDate day, String path, int number, FactSink sink) {
    sink.countRecord();
    String[] cells = line.length() > LONGEST_LINE ? new String[0] : line.split(",", -1);
    OptionalDouble score = cells.length < 2 ? OptionalDouble.empty() : share(cells[1]);
    OptionalDouble percentile = cells.length < 3 ? OptionalDouble.of(-1) : share(cells[2]);
    if (score.isEmpty() || percentile.isEmpty() || !Texts.isCve(cells[0])) {
      sink.problem(
          new InputProblem(
              CODE, path, number, 0, "", line, "is not a CVE id and its score", "line skipped"));
      return;
    }
    sink.accept(
        new Fact.Scores(
            cells[0], new Epss.Scored(score.getAsDouble(), percentile.getAsDouble(), day)));
  }

  private static OptionalDouble share(String text) {
    try {
      double share = Double.parseDouble(text);
      return share >= 0 && share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static LocalDate dayInComment(String line, LocalDate otherwise) {
    int start = line.indexOf(DATE);
    return start < 0
        ? otherwise
        : Texts.day(line.substring(start + DATE.length())).orElse(otherwise);
  }

  private static LocalDate dayInName(String path) {
    int start = path.lastIndexOf("epss_scores-");
    return Texts.day(path.substring(start + "epss_scores-".length())).orElse(LocalDate.EPOCH);
  }
}
