package dev.assay.advisory.feed;

import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Comma-separated values (RFC 4180) under a header, from strangers. A row is read at a time, so a
/// file may be of any length; a row longer than 1 MiB ends the reading.
public final class Csv implements Closeable {
  private static final CSVFormat FORMAT =
      // Empty lines are passed over here, where they are counted as lines.
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final Bounded in;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Origin origin;
  private final List<String> header;
  private int line;

  /// A row.
  ///
  /// @param line on which it begins, from 1
  /// @param fields by the names of their columns; those the row is too short for are absent
  public record Row(int line, Map<String, String> fields) {
    /// The field of a column, without blanks around it; empty where the row has none.
    public String text(String column) {
      return fields.getOrDefault(column, "").strip();
    }
  }

  private Csv(Reader reader, Origin origin) throws IOException {
    this.in = new Bounded(reader);
    this.origin = origin;
    this.parser = CSVParser.builder().setReader(in).setFormat(FORMAT).get();
    this.records = parser.iterator();
    this.header = nextFields();
  }

  /// Reads the header.
  public static Csv of(Reader in, Origin origin) throws IOException {
    return new Csv(in, origin);
  }

  /// Whether the header names all of these columns.
  public boolean has(String... columns) {
    return header.containsAll(List.of(columns));
  }

  /// The next row; empty at the end, and, with a problem, where the rest cannot be read.
  public Optional<Row> next() throws IOException {
    List<String> cells = nextFields();
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    var fields = new TreeMap<String, String>();
    for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
      fields.put(header.get(i), cells.get(i));
    }
    return Optional.of(new Row(line, fields));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private List<String> nextFields() throws IOException {
    List<String> cells = List.of();
    try {
      do {
        line = (int) parser.getCurrentLineNumber() + 1;
        in.left = Bounded.LONGEST_ROW;
        if (!records.hasNext()) {
          return List.of();
        }
        cells = records.next().toList();
      } while (cells.size() == 1 && cells.getFirst().isEmpty());
      return cells;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException || e.getCause() instanceof RowTooLong) {
        problem(e.getCause());
        return List.of();
      }
      throw e.getCause();
    }
  }

  private void problem(IOException e) {
    String reason =
        e instanceof RowTooLong
            ? "begins a row longer than 1 MiB"
            : "is not well-formed CSV: " + e.getMessage();
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(),
                origin.source(),
                line,
                0,
                "",
                "",
                reason,
                "the rest of the file is skipped"));
  }

  private static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Ends where more is read than a row may have.
  private static final class Bounded extends FilterReader {
    static final int LONGEST_ROW = 1 << 20;

    private int left = LONGEST_ROW;

    Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) throws RowTooLong {
      left -= more;
      if (left < 0) {
        throw new RowTooLong();
      }
    }
  }
}
