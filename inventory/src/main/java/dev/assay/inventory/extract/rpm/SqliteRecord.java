package dev.assay.inventory.extract.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The columns of one row: SQLite file format 2.1, "Record Format".
final class SqliteRecord {
  private static final int MOST_COLUMNS = 64;

  private final byte[] payload;
  private final long[] kinds;
  private final int[] starts;

  private SqliteRecord(byte[] payload, long[] kinds, int[] starts) {
    this.payload = payload;
    this.kinds = kinds;
    this.starts = starts;
  }

  /// Reads the header of a row; empty where the columns do not fit into it.
  static Optional<SqliteRecord> of(byte[] payload) {
    var header = new ByteCursor(payload, 0, payload.length);
    long headerLength = header.varint();
    if (headerLength < 1 || headerLength > payload.length) {
      return Optional.empty();
    }
    long[] kinds = new long[MOST_COLUMNS];
    int[] starts = new int[MOST_COLUMNS];
    int count = 0;
    long start = headerLength;
    while (header.position() < headerLength && count < MOST_COLUMNS) {
      kinds[count] = header.varint();
      long length = length(kinds[count]);
      if (header.isPastEnd() || length < 0 || start + length > payload.length) {
        return Optional.empty();
      }
      starts[count++] = (int) start;
      start += length;
    }
    return Optional.of(
        new SqliteRecord(payload, Arrays.copyOf(kinds, count), Arrays.copyOf(starts, count)));
  }

  /// Bytes a column takes, by its serial type; -1 for the two reserved types.
  private static long length(long kind) {
    if (kind >= 12) {
      return (kind - 12) / 2;
    }
    return switch ((int) kind) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> kind;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> -1;
    };
  }

  boolean isText(int column, String text) {
    return column < kinds.length
        && kinds[column] >= 13
        && kinds[column] % 2 == 1
        && text.equals(
            new String(
                payload, starts[column], (int) length(kinds[column]), StandardCharsets.UTF_8));
  }

  /// A whole number; 0 where the column has none.
  long integer(int column) {
    if (column >= kinds.length || kinds[column] < 1 || kinds[column] > 6) {
      return kinds.length > column && kinds[column] == 9 ? 1 : 0;
    }
    int length = (int) length(kinds[column]);
    long value = payload[starts[column]];
    for (int i = 1; i < length; i++) {
      value = value << 8 | (payload[starts[column] + i] & 0xff);
    }
    return value;
  }

  /// The bytes of a BLOB; empty where the column has none.
  byte[] blob(int column) {
    if (column >= kinds.length || kinds[column] < 12 || kinds[column] % 2 == 1) {
      return new byte[0];
    }
    int start = starts[column];
    return Arrays.copyOfRange(payload, start, start + (int) length(kinds[column]));
  }
}
