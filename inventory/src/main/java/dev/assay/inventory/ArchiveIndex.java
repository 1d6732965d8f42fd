package dev.assay.inventory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Names Java archives by the SHA-1 of their bytes, for those that say nothing of themselves.
///
/// The file has a line for each archive, `SHA-1 TAB group:artifact:version`, the SHA-1 as 40 lower
/// case hexadecimal digits, sorted by it. It is looked into where it lies, so that it may have the
/// tens of millions of lines of a whole repository. Safe for use by many threads.
public final class ArchiveIndex {
  /// Its name in a folder of data.
  public static final String FILE = "archives.tsv";

  private static final int DIGITS = 40;

  /// Three names as long as any file system allows.
  private static final int LONGEST_LINE = 1_000;

  /// An index without a line.
  public static final ArchiveIndex NONE = new ArchiveIndex(MemorySegment.NULL, "");

  private final MemorySegment lines;
  private final String id;

  private ArchiveIndex(MemorySegment lines, String id) {
    this.lines = lines;
    this.id = id;
  }

  /// Group, artifact and version of an archive.
  public record Coordinates(String group, String artifact, String version) {}

  /// Opens an index.
  ///
  /// @throws IOException where it cannot be read, or its first line is none of an index
  public static ArchiveIndex open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment lines =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      String id = channel.size() + " " + Files.getLastModifiedTime(file).toMillis();
      var index = new ArchiveIndex(lines, id);
      if (lines.byteSize() > 0) {
        index.line(0);
      }
      return index;
    }
  }

  /// The index of a folder of data; [#NONE] where there is none.
  ///
  /// @throws IOException as for [#open]
  public static ArchiveIndex in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? open(file) : NONE;
  }

  /// Differs where the content may differ; empty for [#NONE].
  public String id() {
    return id;
  }

  public boolean isEmpty() {
    return lines.byteSize() == 0;
  }

  /// The archive with this digest, as the lines have it.
  ///
  /// @throws DamagedException where a line on the way is none of an index
  public Optional<Coordinates> find(String sha1) throws DamagedException {
    long low = 0;
    long high = lines.byteSize();
    while (low < high) {
      long start = startOfLine(low + (high - low) / 2, low);
      Line line = line(start);
      int order = sha1.compareTo(line.digest);
      if (order == 0) {
        return Optional.of(line.coordinates);
      }
      if (order < 0) {
        high = start;
      } else {
        low = line.end;
      }
    }
    return Optional.empty();
  }

  private long startOfLine(long within, long least) {
    long at = within;
    while (at > least && lines.get(ValueLayout.JAVA_BYTE, at - 1) != '\n') {
      at--;
    }
    return at;
  }

  /// @param end where the next line begins
  private record Line(String digest, Coordinates coordinates, long end) {}

  private Line line(long start) throws DamagedException {
    int length = 0;
    while (start + length < lines.byteSize()
        && lines.get(ValueLayout.JAVA_BYTE, start + length) != '\n') {
      if (++length > LONGEST_LINE) {
        throw wrong(start, "a line is longer than " + LONGEST_LINE + " bytes");
      }
    }
    byte[] bytes = lines.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    String text = new String(bytes, StandardCharsets.UTF_8);
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    boolean sound =
        text.length() > DIGITS
            && text.charAt(DIGITS) == '\t'
            && text.chars().limit(DIGITS).allMatch(ArchiveIndex::isDigit)
            && first > DIGITS + 1
            && second > first + 1
            && second < text.length() - 1;
    if (!sound) {
      throw wrong(start, "a line is not SHA-1, tab, group:artifact:version");
    }
    var coordinates =
        new Coordinates(
            text.substring(DIGITS + 1, first),
            text.substring(first + 1, second),
            text.substring(second + 1));
    return new Line(text.substring(0, DIGITS), coordinates, start + length + 1);
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  private static DamagedException wrong(long at, String reason) {
    return new DamagedException("index of archives, byte " + at + ": " + reason);
  }

  /// A line is none of an index.
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    DamagedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    /// Where and what.
    public String reason() {
      return reason;
    }
  }
}
