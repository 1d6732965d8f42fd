package dev.assay.delivery.format;

import dev.assay.delivery.TerminalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// The columns of findings. Where they do not fit, EPSS goes first, then the score; after that each
/// row takes two lines.
final class FindingTable {
  private static final String GAP = "  ";
  private static final int LONGEST_COMMON_SEVERITY = 9;

  /// One row in so many may be folded alone.
  private static final int MOST_FOLDED = 4;

  private record Column(String title, boolean right, Function<FindingRow, String> cell) {}

  private static final Column SCORE =
      new Column("SCORE", true, row -> Words.of(row.finding().score()));
  private static final Column EPSS =
      new Column(
          "EPSS", true, row -> Words.percent(row.finding().vulnerability().exploitation().epss()));
  private static final List<Column> REST =
      List.of(
          new Column("VULNERABILITY", false, FindingRow::id),
          new Column("PACKAGE", false, FindingRow::name),
          new Column("INSTALLED", false, FindingRow::version),
          new Column("FIXED IN", false, FindingRow::fixedIn));

  private final TextPage page;
  private final List<FindingRow> rows;
  private final int severityWidth;

  private FindingTable(TextPage page, List<FindingRow> rows) {
    this.page = page;
    this.rows = rows;
    this.severityWidth = severityWidth(rows);
  }

  static void write(TextPage page, List<FindingRow> rows) {
    new FindingTable(page, rows).write();
  }

  private void write() {
    for (var before : List.of(List.of(SCORE, EPSS), List.of(SCORE), List.<Column>of())) {
      var columns = columns(before);
      if (width(columns, rows) <= page.width()) {
        writeRows(columns, rows);
        return;
      }
    }
    // A few overlong names must not fold the rows of all the others.
    var columns = columns(List.of());
    var fitting =
        rows.stream().filter(row -> width(columns, List.of(row)) <= page.width()).toList();
    if (fitting.size() * MOST_FOLDED >= rows.size() * (MOST_FOLDED - 1)
        && width(columns, fitting) <= page.width()) {
      writeRows(columns, fitting);
    } else {
      rows.forEach(this::writeFolded);
    }
  }

  private static List<Column> columns(List<Column> before) {
    var columns = new ArrayList<Column>(before);
    columns.addAll(REST);
    return columns;
  }

  private int width(List<Column> columns, List<FindingRow> shown) {
    int total = severityWidth;
    for (int width : widths(columns, shown)) {
      total += GAP.length() + width;
    }
    return total;
  }

  /// Writes every row; those not among the fitting ones folded.
  private void writeRows(List<Column> columns, List<FindingRow> fitting) {
    int[] widths = widths(columns, fitting);
    var header = new StringBuilder("SEVERITY").append(" ".repeat(severityWidth - 8));
    for (int i = 0; i < widths.length; i++) {
      header.append(GAP).append(aligned(columns.get(i), columns.get(i).title(), widths[i]));
    }
    page.fittingLine(header.toString());
    var inLine = new HashSet<FindingRow>(fitting);
    for (FindingRow row : rows) {
      if (inLine.contains(row)) {
        writeRow(row, columns, widths);
      } else {
        writeFolded(row);
      }
    }
  }

  private void writeRow(FindingRow row, List<Column> columns, int[] widths) {
    var line = new StringBuilder(severity(row));
    for (int i = 0; i < widths.length; i++) {
      line.append(GAP).append(aligned(columns.get(i), columns.get(i).cell().apply(row), widths[i]));
    }
    page.fittingLine(line.toString());
  }

  /// Padded outside of the colour.
  private String severity(FindingRow row) {
    String word = Words.of(row.finding().severity());
    return page.colored(row.finding().severity()) + TerminalText.padding(word, severityWidth);
  }

  private void writeFolded(FindingRow row) {
    if (severityWidth + GAP.length() + TerminalText.width(row.id()) <= page.width()) {
      page.fittingLine(severity(row) + GAP + row.id());
    } else {
      page.line(Words.of(row.finding().severity()) + GAP + row.id());
    }
    for (String part : TerminalText.wrap(folded(row), page.width() - 2, 2)) {
      page.fittingLine("  " + part);
    }
  }

  private static String folded(FindingRow row) {
    return row.name()
        + " "
        + row.version()
        + (row.first().isFixable() ? " → " : " · ")
        + (row.first().isFixable() ? row.fixedIn() : "fix: " + row.fixedIn());
  }

  private static int[] widths(List<Column> columns, List<FindingRow> shown) {
    return columns.stream()
        .mapToInt(
            column ->
                shown.stream()
                    .mapToInt(row -> TerminalText.width(column.cell().apply(row)))
                    .reduce(column.title().length(), Math::max))
        .toArray();
  }

  private static int severityWidth(List<FindingRow> rows) {
    return rows.stream()
        .mapToInt(row -> row.finding().severity().name().length())
        .reduce(LONGEST_COMMON_SEVERITY, Math::max);
  }

  private static String aligned(Column column, String cell, int width) {
    String padding = TerminalText.padding(cell, width);
    return column.right() ? padding + cell : cell + padding;
  }
}
