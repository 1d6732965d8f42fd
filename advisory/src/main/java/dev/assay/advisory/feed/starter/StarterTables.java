package dev.assay.advisory.feed.starter;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Reads the tables of vulnerabilities and of statements. They are the program's own, so a row that
/// cannot be read fails the build.
final class StarterTables {
  private static final String DATE = "# as of ";

  private final Path folder;

  StarterTables(Path folder) {
    this.folder = folder;
  }

  /// Tells the sink every row, and gives the day the tables speak of.
  Instant read(FactSink sink) throws IOException {
    Instant day = Instant.EPOCH;
    for (String line : lines("vulnerabilities.tsv")) {
      if (line.startsWith(DATE)) {
        day =
            LocalDate.parse(line.substring(DATE.length())).atStartOfDay(ZoneOffset.UTC).toInstant();
      } else if (!line.startsWith("#")) {
        vulnerability(line.split("\t", -1), sink);
      }
    }
    for (String table : List.of("statements.tsv", "by-hand.tsv")) {
      for (String line : lines(table)) {
        if (!line.startsWith("#")) {
          statement(line.split("\t", -1), sink);
        }
      }
    }
    sink.feedTime(day);
    return day;
  }

  private List<String> lines(String table) throws IOException {
    return Files.readAllLines(folder.resolve(table), StandardCharsets.UTF_8);
  }

  private static void vulnerability(String[] row, FactSink sink) {
    String id = row[0];
    var ratings = new ArrayList<Rating>();
    for (String rating : words(row[2])) {
      int equals = rating.indexOf('=');
      ratings.add(
          Cvss.rate(rating.substring(0, equals), rating.substring(equals + 1)).orElseThrow());
    }
    sink.accept(
        new Fact.Describes(
            id,
            id,
            words(row[1]),
            Fact.Trust.CATALOG,
            new Vulnerability.Text("", ""),
            ratings,
            words(row[3]),
            new Vulnerability.Dates(instant(row[6]), Instant.EPOCH),
            List.of()));
    List<String> epss = words(row[4]);
    if (!epss.isEmpty()) {
      sink.accept(
          new Fact.Scores(
              id,
              new Epss.Scored(
                  Double.parseDouble(epss.get(0)),
                  Double.parseDouble(epss.get(1)),
                  LocalDate.parse(epss.get(2)))));
    }
    List<String> listed = words(row[5]);
    if (!listed.isEmpty()) {
      sink.accept(
          new Fact.Exploited(
              id,
              new KnownExploitation.Listed(
                  LocalDate.parse(listed.get(0)), LocalDate.parse(listed.get(1)), "")));
    }
  }

  private static void statement(String[] row, FactSink sink) {
    sink.countRecord();
    var about = new Fact.About(Ecosystem.parse(row[2]), row[3], statement(row[4], row[5]), row[6]);
    sink.accept(new Fact.Says(row[1], Instant.EPOCH, List.of(row[0]), List.of(about)));
  }

  /// Ranges are `introduced<fixed`, `introduced<=last`, `introduced^limit`, or `introduced` alone.
  private static Statement statement(String ranges, String versions) {
    if (ranges.equals("none")) {
      return new Statement.NotAffected("the distribution says so");
    }
    var runs = new ArrayList<AffectedRange>();
    for (String range : words(ranges)) {
      runs.add(range(range));
    }
    return new Statement.Affected(runs, words(versions), Statement.FixPlan.UNKNOWN);
  }

  private static AffectedRange range(String text) {
    int less = text.indexOf('<');
    if (less >= 0) {
      boolean inclusive = text.startsWith("<=", less);
      String bound = text.substring(less + (inclusive ? 2 : 1));
      return new AffectedRange(
          text.substring(0, less),
          inclusive ? new UpperBound.LastAffected(bound) : new UpperBound.Fixed(bound));
    }
    int limit = text.indexOf('^');
    return limit >= 0
        ? new AffectedRange(
            text.substring(0, limit), new UpperBound.Limit(text.substring(limit + 1)))
        : new AffectedRange(text, new UpperBound.Open());
  }

  private static Instant instant(String day) {
    return day.isEmpty()
        ? Instant.EPOCH
        : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
  }
}
