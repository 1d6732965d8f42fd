package dev.assay.inventory.extract.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a file line by line without making a string of the lines nobody asks for. A line ends with
/// a line feed; a carriage return before it is dropped.
///
/// Package databases are mostly text that no extractor wants (descriptions, dependencies), so the
/// bytes of the current line are looked at in place. For one thread.
public final class LineReader {
  /// The longest line that is kept, in bytes. Descriptions and dependency lists stay far below.
  public static final int LONGEST_LINE = 1 << 20;

  private static final int BATCH = 4096;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 14];
  private int position;
  private int filled;

  private byte[] line = buffer;
  private int start;
  private int end;
  private int number;
  private boolean cut;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /// Goes on to the next line.
  ///
  /// @return whether there is one
  public boolean next() throws IOException, InterruptedException {
    number++;
    if (number % BATCH == 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
    cut = false;
    start = position;
    int scanned = position;
    while (true) {
      int feed = indexOfFeed(scanned);
      if (feed >= 0) {
        line = buffer;
        position = feed + 1;
        end = feed > start && buffer[feed - 1] == '\r' ? feed - 1 : feed;
        return true;
      }
      if (filled - start > LONGEST_LINE) {
        cutLine();
        return true;
      }
      scanned = filled - start;
      if (!fill()) {
        return lastLine();
      }
    }
  }

  private int indexOfFeed(int from) {
    byte[] bytes = buffer;
    int to = filled;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Reads more behind what is there, after moving the unfinished line to the front.
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      return false;
    }
    filled += read;
    return true;
  }

  private boolean lastLine() {
    line = buffer;
    position = filled;
    end = filled;
    if (filled > start) {
      return true;
    }
    number--;
    return false;
  }

  private void cutLine() throws IOException {
    cut = true;
    line = Arrays.copyOfRange(buffer, start, start + LONGEST_LINE);
    start = filled;
    while (true) {
      int feed = indexOfFeed(start);
      if (feed >= 0) {
        position = feed + 1;
        break;
      }
      filled = 0;
      start = 0;
      if (!fill()) {
        position = 0;
        break;
      }
    }
    start = 0;
    end = LONGEST_LINE;
  }

  /// The current line's number, 1-based.
  public int number() {
    return number;
  }

  /// Whether the current line was longer than [#LONGEST_LINE] and lost its rest.
  public boolean isCut() {
    return cut;
  }

  /// Bytes in the current line.
  public int length() {
    return end - start;
  }

  /// One byte of the current line; 0 outside of it.
  public int at(int index) {
    return index >= 0 && start + index < end ? line[start + index] & 0xff : 0;
  }

  /// Whether nothing but blanks is in the current line.
  public boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /// Position of a byte in the current line; -1 where it does not occur.
  public int indexOf(char wanted) {
    for (int i = start; i < end; i++) {
      if (line[i] == wanted) {
        return i - start;
      }
    }
    return -1;
  }

  /// Whether the current line, taken as a path, ends in a suffix that is no number: `.h`, `.so`,
  /// but not `.so.1`.
  public boolean endsInSuffix() {
    for (int i = end - 1; i >= start && line[i] != '/'; i--) {
      if (line[i] == '.') {
        return i + 1 == end || line[i + 1] < '0' || line[i + 1] > '9';
      }
    }
    return false;
  }

  /// Whether the current line begins with a field's name and a colon, whatever the case: field
  /// names of Debian control files (Policy 5.1) and of RFC 822 headers are not case-sensitive.
  ///
  /// @param name in ASCII
  public boolean hasField(String name) {
    int length = name.length();
    if (end - start <= length || line[start + length] != ':') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(line[start + i]) != lower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  /// The current line from an index on, without blanks around it. Bytes that are no UTF-8 become
  /// U+FFFD.
  public String text(int from) {
    int first = Math.min(start + from, end);
    int last = end;
    while (first < last && isBlank(line[first])) {
      first++;
    }
    while (last > first && isBlank(line[last - 1])) {
      last--;
    }
    return new String(line, first, last - first, StandardCharsets.UTF_8);
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t';
  }
}
