package dev.assay.inventory.source.archive;

import java.io.IOException;
import java.util.Arrays;

/// Where the parts of a sparse file that an archive holds lie in the file. Everything else is
/// zeros.
///
/// @param realSize of the file; -1 for a file without holes
/// @param parts offset and length by turns, rising
@SuppressWarnings("ArrayRecordComponent")
record SparseMap(long realSize, long[] parts) {
  static final SparseMap NONE = new SparseMap(-1, new long[0]);

  private static final int MOST_PARTS = 100_000;

  /// The size of the file when the archive holds `held` bytes of it.
  long size(long held) {
    return realSize < 0 ? held : realSize;
  }

  /// GNU's old form: four parts in the header, more in the blocks after it.
  static SparseMap old(TarReader tar, byte[] header) throws IOException {
    long real = TarHeader.number(header, 483, 12);
    long[] parts = new long[8];
    int count = take(header, 386, 4, parts, 0);
    boolean more = header[482] != 0;
    byte[] block = new byte[TarHeader.BLOCK];
    while (more && tar.readBlock(block)) {
      parts = Arrays.copyOf(parts, count + 42);
      count = take(block, 0, 21, parts, count);
      more = block[504] != 0 && count < 2 * MOST_PARTS;
    }
    return checked(real, parts, count);
  }

  private static int take(byte[] block, int from, int most, long[] to, int count) {
    int at = count;
    for (int i = 0; i < most && block[from + i * 24] != 0; i++) {
      to[at++] = TarHeader.number(block, from + i * 24, 12);
      to[at++] = TarHeader.number(block, from + i * 24 + 12, 12);
    }
    return at;
  }

  /// PAX form 0.1: `offset,length,offset,length…` in a record.
  static SparseMap listed(String map, long real) throws IOException {
    String[] numbers = map.split(",", 2 * MOST_PARTS + 1);
    long[] parts = new long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      parts[i] = LongFields.decimal(numbers[i]);
    }
    return checked(real, parts, parts.length);
  }

  /// PAX form 1.0: the map leads the content, one number a line, padded to whole blocks.
  static SparseMap inContent(TarReader tar, long held, long real) throws IOException {
    var lines = new BlockLines(tar, held);
    long count = lines.number();
    if (count < 0 || count > MOST_PARTS) {
      throw new IOException("a sparse file's map has " + count + " parts");
    }
    long[] parts = new long[(int) count * 2];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = lines.number();
    }
    return checked(real, parts, parts.length);
  }

  private static SparseMap checked(long real, long[] parts, int count) throws IOException {
    long end = 0;
    for (int i = 0; i + 1 < count; i += 2) {
      if (parts[i] < end || parts[i + 1] < 0 || parts[i + 1] > real - parts[i]) {
        throw new IOException("a sparse file's map is out of order");
      }
      end = parts[i] + parts[i + 1];
    }
    if (real < 0 || count % 2 != 0) {
      throw new IOException("a sparse file's map is cut off");
    }
    return new SparseMap(real, Arrays.copyOf(parts, count));
  }

  /// The map's lines, read block by block so that no byte of the file itself is taken.
  private static final class BlockLines {
    private final TarReader tar;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long left;
    private int at = TarHeader.BLOCK;

    BlockLines(TarReader tar, long held) {
      this.tar = tar;
      this.left = held;
    }

    long number() throws IOException {
      long value = 0;
      while (true) {
        if (at == TarHeader.BLOCK) {
          left -= TarHeader.BLOCK;
          if (left < 0 || !tar.readBlock(block)) {
            throw new IOException("a sparse file's map is cut off");
          }
          at = 0;
        }
        int c = block[at++];
        if (c == '\n') {
          return value;
        }
        if (c < '0' || c > '9' || value > Long.MAX_VALUE / 100) {
          throw new IOException("a sparse file's map holds what is no number");
        }
        value = value * 10 + c - '0';
      }
    }
  }
}
