package dev.assay.inventory.extract.rpm;

import dev.assay.inventory.extract.input.FileProblems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// Reads every row of one table of a SQLite database held in memory. Follows "Database File Format"
/// of sqlite.org; the numbers in comments are its sections. Reads only what rpm's database has: no
/// index, no WITHOUT ROWID table, text in UTF-8.
///
/// Every page is visited at most once, so that a file whose pages point in circles ends.
final class SqliteTable {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;
  private static final int DEEPEST = 40;

  private final byte[] bytes;
  private final ByteBuffer view;
  private final FileProblems problems;
  private final BitSet visited = new BitSet();
  private int pageSize;
  private int usable;
  private long unread;

  /// Takes the rows of a table.
  interface Rows {
    /// Takes one row.
    ///
    /// @param columns the values from the first column on
    void take(SqliteRecord columns);
  }

  SqliteTable(byte[] bytes, FileProblems problems) {
    this.bytes = bytes;
    this.view = ByteBuffer.wrap(bytes);
    this.problems = problems;
  }

  void read(String table, Rows rows) throws InterruptedException {
    if (!isDatabase()) {
      problems.broken(0, 0, "not a SQLite database", "no package in it was read");
      return;
    }
    // 2.6: the schema is a table rooted in page 1: type, name, tbl_name, rootpage, sql.
    int[] root = new int[1];
    unread = bytes.length;
    walk(
        1,
        0,
        columns -> {
          if (columns.isText(0, "table") && columns.isText(1, table)) {
            root[0] = (int) columns.integer(3);
          }
        });
    if (root[0] < 1) {
      problems.broken(0, 0, "no table " + table, "no package in it was read");
      return;
    }
    visited.clear();
    unread = bytes.length;
    walk(root[0], 0, rows);
  }

  /// 1.3: the page size is a power of two from 512, where 1 stands for 65,536.
  private boolean isDatabase() {
    if (bytes.length < HEADER || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return false;
    }
    int stated = view.getShort(16) & 0xffff;
    pageSize = stated == 1 ? 1 << 16 : stated;
    usable = pageSize - (bytes[20] & 0xff);
    return pageSize >= 512 && Integer.bitCount(pageSize) == 1 && usable >= 480;
  }

  /// 1.6: header, then an array of offsets of the cells.
  private void walk(int page, int depth, Rows rows) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = (page - 1L) * pageSize;
    if (page < 1 || start + pageSize > bytes.length) {
      damaged("page " + page + " lies behind the end of the file");
      return;
    }
    if (depth > DEEPEST || visited.get(page)) {
      damaged("page " + page + " is reached twice");
      return;
    }
    visited.set(page);
    int begin = (int) start;
    int header = page == 1 ? begin + HEADER : begin;
    int kind = bytes[header];
    if (kind != INTERIOR && kind != LEAF) {
      damaged("page " + page + " is of kind " + kind + ", which no table has");
      return;
    }
    int cells = view.getShort(header + 3) & 0xffff;
    int pointers = header + (kind == INTERIOR ? 12 : 8);
    if (pointers + 2 * cells > begin + pageSize) {
      damaged("page " + page + " states more cells than it can hold");
      return;
    }
    for (int i = 0; i < cells; i++) {
      int cell = begin + (view.getShort(pointers + 2 * i) & 0xffff);
      if (cell + 4 > begin + usable) {
        damaged("a cell of page " + page + " lies outside of it");
      } else if (kind == INTERIOR) {
        walk(view.getInt(cell), depth + 1, rows);
      } else {
        readRow(cell, begin + usable, rows);
      }
    }
    if (kind == INTERIOR) {
      walk(view.getInt(header + 8), depth + 1, rows);
    }
  }

  private void readRow(int cell, int pageEnd, Rows rows) throws InterruptedException {
    var cursor = new ByteCursor(bytes, cell, pageEnd);
    long length = cursor.varint();
    cursor.varint(); // the row's id
    // Cells that share their bytes could otherwise ask for far more memory than the file has.
    if (length < 0 || length > unread || cursor.isPastEnd()) {
      damaged("a row states a length of " + length);
      return;
    }
    unread -= length;
    byte[] payload = new byte[(int) length];
    if (!fill(payload, cursor.position(), pageEnd)) {
      return;
    }
    var columns = SqliteRecord.of(payload);
    if (columns.isPresent()) {
      rows.take(columns.get());
    } else {
      damaged("a row whose columns do not fit into it");
    }
  }

  /// 1.6, "Cell Payload Overflow Pages": what does not fit lies in a chain of pages.
  private boolean fill(byte[] payload, int from, int pageEnd) throws InterruptedException {
    int here = localLength(payload.length);
    int next = from + here;
    if (next + (here < payload.length ? 4 : 0) > pageEnd) {
      damaged("a row that leaves its page");
      return false;
    }
    System.arraycopy(bytes, from, payload, 0, here);
    int filled = here;
    while (filled < payload.length) {
      int page = view.getInt(next);
      long start = (page - 1L) * pageSize;
      if (page < 1 || start + pageSize > bytes.length || visited.get(page)) {
        damaged("a row goes on in page " + page + ", which is none or used twice");
        return false;
      }
      visited.set(page);
      next = (int) start;
      int part = Math.min(payload.length - filled, usable - 4);
      System.arraycopy(bytes, next + 4, payload, filled, part);
      filled += part;
    }
    return true;
  }

  /// How much of a payload stays in the leaf: X, M and K of 1.6.
  private int localLength(int length) {
    int most = usable - 35;
    if (length <= most) {
      return length;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int even = least + (length - least) % (usable - 4);
    return even <= most ? even : least;
  }

  private void damaged(String reason) {
    problems.broken(0, 0, reason, "the packages stored there were skipped");
  }
}
