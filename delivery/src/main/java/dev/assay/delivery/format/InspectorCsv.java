package dev.assay.delivery.format;

import dev.assay.advisory.Epss;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.delivery.TerminalText;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;

/// What the CSV of a scan and that of stored findings have in common: the columns of Inspector's
/// findings report, in its order (Amazon Inspector user guide, "Exporting findings reports").
///
/// Quoted as RFC 4180 has it; lines end as in every other format. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe (OWASP, "CSV Injection").
final class InspectorCsv {
  static final CSVFormat FORM = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private static final String LIST = ", ";

  /// What makes a cell a formula, or is skipped before one.
  private static final String FORMULA = "=+-@\t\r\n";

  private InspectorCsv() {}

  static String cell(String text) {
    String clean = TerminalText.clean(text);
    boolean formula = !clean.isEmpty() && FORMULA.indexOf(clean.charAt(0)) >= 0;
    return formula ? "'" + clean : clean;
  }

  /// The first rating of a source and a CVSS version.
  static String rating(
      Vulnerability vulnerability,
      Predicate<String> source,
      String version,
      Function<Rating, String> value) {
    return vulnerability.ratings().stream()
        .filter(one -> source.test(one.source()) && one.version().startsWith(version))
        .findFirst()
        .map(value)
        .orElse("");
  }

  static String epss(Vulnerability vulnerability) {
    return vulnerability.exploitation().epss() instanceof Epss.Scored scored
        ? Words.decimal(scored.score(), 5)
        : "";
  }

  static String exploit(Vulnerability vulnerability) {
    return vulnerability.exploitation().isExploitAvailable() ? "YES" : "NO";
  }

  /// Empty where it is not known.
  static String time(Instant time) {
    return time.equals(Instant.EPOCH) ? "" : time.toString();
  }

  static String joined(List<String> values) {
    return String.join(LIST, values);
  }
}
