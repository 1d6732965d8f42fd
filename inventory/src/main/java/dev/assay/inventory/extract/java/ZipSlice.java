package dev.assay.inventory.extract.java;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive that is part of a file or of an array. Little-endian numbers and offsets as in
/// APPNOTE.TXT 6.3.10 of PKWARE; its section numbers are in the comments.
final class ZipSlice {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_64 = 0x06064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int SIGNATURE = 0x05054b50;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int LONGEST_COMMENT = 0xffff;

  private static final int SHORT_TAIL = 1 << 10;
  private static final int CHUNK = 1 << 14;

  /// Four million entries, the most that are read, need less.
  private static final long LARGEST_DIRECTORY = 512 << 20;

  private final ZipBytes bytes;
  private final long start;
  private final long end;

  /// The central directory; offsets below count from its first byte.
  private byte[] directory = {};

  /// Where local offsets count from: behind a start script, the zip does not begin at 0.
  private long base;

  private int entry;
  private int next;

  ZipSlice(ZipBytes bytes, long start, long end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  static ZipSlice of(byte[] content) {
    return of(content, content.length);
  }

  private static ZipSlice of(byte[] content, int length) {
    return new ZipSlice(
        (at, into, offset, count) -> System.arraycopy(content, (int) at, into, offset, count),
        0,
        length);
  }

  /// Finds the central directory (4.3.12 to 4.3.16).
  ///
  /// @return whether there is one
  boolean open() throws IOException {
    // Few archives have a comment: the last bytes are enough.
    return open(SHORT_TAIL) || open(END_LENGTH + LONGEST_COMMENT);
  }

  private boolean open(int most) throws IOException {
    int length = (int) Math.min(most, end - start);
    byte[] tail = part(end - length, length);
    for (int at = length - END_LENGTH; at >= 0; at--) {
      if (int32(tail, at) == END) {
        return locate(tail, at, end - length + at);
      }
    }
    return false;
  }

  private boolean locate(byte[] tail, int at, long endRecord) throws IOException {
    long length = int32(tail, at + 12) & 0xffff_ffffL;
    long offset = int32(tail, at + 16) & 0xffff_ffffL;
    long directoryEndsAt = endRecord;
    long record = endRecord - 20 - 56;
    if (endRecord - 20 >= start && int32(part(endRecord - 20, 4), 0) == LOCATOR_64) {
      byte[] large = record < start ? new byte[0] : part(record, 56);
      if (int32(large, 0) != END_64) {
        return false;
      }
      length = int64(large, 40);
      offset = int64(large, 48);
      directoryEndsAt = record;
    }
    long begin = directoryEndsAt - length;
    if (length < 0 || length > LARGEST_DIRECTORY || begin < start) {
      return false;
    }
    base = begin - offset;
    directory = part(begin, (int) length);
    next = 0;
    return true;
  }

  private byte[] part(long at, int length) throws IOException {
    byte[] part = new byte[length];
    bytes.read(at, part, 0, length);
    return part;
  }

  /// Goes on to the next entry of the directory.
  boolean next() {
    entry = next;
    if (entry + CENTRAL_LENGTH > directory.length || int32(directory, entry) != CENTRAL) {
      return false;
    }
    next =
        entry
            + CENTRAL_LENGTH
            + nameLength()
            + int16(directory, entry + 30)
            + int16(directory, entry + 32);
    return entry + CENTRAL_LENGTH + nameLength() <= directory.length;
  }

  /// Whether [#next] ended where the directory does and not at something that is no entry. A
  /// digital signature (4.3.13) may stand there.
  boolean isComplete() {
    return next == directory.length || int32(directory, next) == SIGNATURE;
  }

  private int nameLength() {
    return int16(directory, entry + 28);
  }

  boolean nameEndsWith(String suffix) {
    int from = entry + CENTRAL_LENGTH + nameLength() - suffix.length();
    return nameLength() >= suffix.length() && matches(from, suffix);
  }

  boolean nameStartsWith(String prefix) {
    return nameLength() >= prefix.length() && matches(entry + CENTRAL_LENGTH, prefix);
  }

  private boolean matches(int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (directory[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String name() {
    return new String(directory, entry + CENTRAL_LENGTH, nameLength(), StandardCharsets.UTF_8);
  }

  /// The content of the current entry.
  ///
  /// @param most bytes, unpacked
  /// @return empty where it is damaged, encrypted, packed in an uncommon way, or larger
  Optional<ZipSlice> content(long most) throws IOException {
    long packed = size(20);
    long local = base + size(42);
    int method = int16(directory, entry + 10);
    boolean encrypted = (int16(directory, entry + 8) & 1) != 0;
    if (encrypted || packed < 0 || local < start || local > end - LOCAL_LENGTH) {
      return Optional.empty();
    }
    byte[] header = part(local, LOCAL_LENGTH);
    long begin = local + LOCAL_LENGTH + int16(header, 26) + int16(header, 28);
    if (int32(header, 0) != LOCAL || packed > end - begin) {
      return Optional.empty();
    }
    if (method == STORED) {
      return packed > most
          ? Optional.empty()
          : Optional.of(new ZipSlice(bytes, begin, begin + packed));
    }
    return method == DEFLATED ? inflate(begin, packed, most) : Optional.empty();
  }

  private Optional<ZipSlice> inflate(long begin, long packed, long most) throws IOException {
    try (var inflater = new Inflater(true)) {
      // The stated size is a hint at best: no more than eight times the packed bytes are trusted.
      long hint = Math.min(Math.min(Math.max(size(24), 64), packed * 8L + 64), most + 1);
      byte[] unpacked = new byte[(int) hint];
      byte[] chunk = new byte[(int) Math.min(CHUNK, packed)];
      long given = 0;
      int filled = 0;
      while (true) {
        if (inflater.needsInput() && given < packed) {
          int count = (int) Math.min(chunk.length, packed - given);
          bytes.read(begin + given, chunk, 0, count);
          inflater.setInput(chunk, 0, count);
          given += count;
        }
        int more = inflater.inflate(unpacked, filled, unpacked.length - filled);
        filled += more;
        if (inflater.finished()) {
          return filled > most ? Optional.empty() : Optional.of(of(unpacked, filled));
        }
        if (filled > most || inflater.needsDictionary()) {
          return Optional.empty();
        }
        if (filled == unpacked.length) {
          unpacked = Arrays.copyOf(unpacked, (int) Math.min(filled * 2L, most + 1));
        } else if (inflater.needsInput() && given == packed) {
          return Optional.empty();
        }
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    }
  }

  long length() {
    return end - start;
  }

  /// The bytes themselves; small contents only.
  byte[] copy() throws IOException {
    return part(start, (int) length());
  }

  /// A size or offset of the directory entry: in the zip64 extra field (4.5.3) where the place
  /// itself holds only ones. Fields stand there in the order unpacked, packed, offset, each only if
  /// needed.
  private long size(int place) {
    long stated = int32(directory, entry + place) & 0xffff_ffffL;
    if (stated != 0xffff_ffffL) {
      return stated;
    }
    int at = entry + CENTRAL_LENGTH + nameLength();
    int extraEnd = Math.min(at + int16(directory, entry + 30), directory.length);
    while (at + 4 <= extraEnd) {
      if (int16(directory, at) == 1) {
        int field = at + 4;
        for (int before : new int[] {24, 20, 42}) {
          if (before == place) {
            return field + 8 <= extraEnd ? int64(directory, field) : -1;
          }
          field += int32(directory, entry + before) == -1 ? 8 : 0;
        }
      }
      at += 4 + int16(directory, at + 2);
    }
    return -1;
  }

  private static int int16(byte[] in, int at) {
    return at + 2 > in.length ? 0 : (in[at] & 0xff) | (in[at + 1] & 0xff) << 8;
  }

  private static int int32(byte[] in, int at) {
    return int16(in, at) | int16(in, at + 2) << 16;
  }

  private static long int64(byte[] in, int at) {
    return (int32(in, at) & 0xffff_ffffL) | (long) int32(in, at + 4) << 32;
  }
}
