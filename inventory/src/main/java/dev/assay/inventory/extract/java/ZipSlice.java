package dev.assay.inventory.extract.java;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive that is part of an array. Little-endian numbers and offsets as in PKWARE's
/// APPNOTE.TXT 6.3.10; its section numbers are in the comments.
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

  private final byte[] bytes;
  private final int start;
  private final int end;

  /// Where local offsets count from: behind a start script, the zip does not begin at 0.
  private long base;

  private int entry;
  private int next;
  private int directoryEnd;

  ZipSlice(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /// Finds the central directory (4.3.12 to 4.3.16).
  ///
  /// @return whether there is one
  boolean open() {
    int last = Math.max(start, end - END_LENGTH - LONGEST_COMMENT);
    for (int at = end - END_LENGTH; at >= last; at--) {
      if (int32(at) == END) {
        return locate(at);
      }
    }
    return false;
  }

  private boolean locate(int endRecord) {
    long length = int32(endRecord + 12) & 0xffff_ffffL;
    long offset = int32(endRecord + 16) & 0xffff_ffffL;
    long directoryEndsAt = endRecord;
    int locator = endRecord - 20;
    if (locator >= start && int32(locator) == LOCATOR_64) {
      int record = locator - 56;
      if (record < start || int32(record) != END_64) {
        return false;
      }
      length = int64(record + 40);
      offset = int64(record + 48);
      directoryEndsAt = record;
    }
    long begin = directoryEndsAt - length;
    if (length < 0 || begin < start) {
      return false;
    }
    base = begin - offset;
    directoryEnd = (int) directoryEndsAt;
    next = (int) begin;
    return true;
  }

  /// Goes on to the next entry of the directory.
  boolean next() {
    entry = next;
    if (entry + CENTRAL_LENGTH > directoryEnd || int32(entry) != CENTRAL) {
      return false;
    }
    next = entry + CENTRAL_LENGTH + nameLength() + int16(entry + 30) + int16(entry + 32);
    return entry + CENTRAL_LENGTH + nameLength() <= directoryEnd;
  }

  /// Whether [#next] ended where the directory does and not at something that is no entry. A
  /// digital signature (4.3.13) may stand there.
  boolean isComplete() {
    return next == directoryEnd || int32(next) == SIGNATURE;
  }

  private int nameLength() {
    return int16(entry + 28);
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
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String name() {
    return new String(bytes, entry + CENTRAL_LENGTH, nameLength(), StandardCharsets.UTF_8);
  }

  /// The content of the current entry.
  ///
  /// @param most bytes, unpacked
  /// @return empty where it is damaged, encrypted, packed in an uncommon way, or larger
  Optional<ZipSlice> content(long most) {
    long packed = size(20);
    long local = base + size(42);
    int method = int16(entry + 10);
    boolean encrypted = (int16(entry + 8) & 1) != 0;
    if (encrypted || packed < 0 || local < start || local + LOCAL_LENGTH > end) {
      return Optional.empty();
    }
    int header = (int) local;
    long begin = local + LOCAL_LENGTH + int16(header + 26) + int16(header + 28);
    if (int32(header) != LOCAL || begin + packed > end) {
      return Optional.empty();
    }
    if (method == STORED) {
      return packed > most
          ? Optional.empty()
          : Optional.of(new ZipSlice(bytes, (int) begin, (int) (begin + packed)));
    }
    return method == DEFLATED ? inflate((int) begin, (int) packed, most) : Optional.empty();
  }

  private Optional<ZipSlice> inflate(int begin, int packed, long most) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(bytes, begin, packed);
      // The stated size is a hint at best: no more than eight times the packed bytes are trusted.
      long hint = Math.min(Math.min(Math.max(size(24), 64), packed * 8L + 64), most + 1);
      byte[] unpacked = new byte[(int) hint];
      int filled = 0;
      while (true) {
        filled += inflater.inflate(unpacked, filled, unpacked.length - filled);
        if (inflater.finished()) {
          return filled > most ? Optional.empty() : Optional.of(new ZipSlice(unpacked, 0, filled));
        }
        if (filled > most || inflater.needsDictionary()) {
          return Optional.empty();
        }
        if (filled == unpacked.length) {
          unpacked = Arrays.copyOf(unpacked, (int) Math.min(filled * 2L, most + 1));
        } else if (inflater.needsInput()) {
          return Optional.empty();
        }
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    }
  }

  int length() {
    return end - start;
  }

  /// The bytes themselves; small contents only.
  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /// A size or offset of the directory entry: in the zip64 extra field (4.5.3) where the place
  /// itself holds only ones. Fields stand there in the order unpacked, packed, offset, each only if
  /// needed.
  private long size(int place) {
    long stated = int32(entry + place) & 0xffff_ffffL;
    if (stated != 0xffff_ffffL) {
      return stated;
    }
    int at = entry + CENTRAL_LENGTH + nameLength();
    int extraEnd = Math.min(at + int16(entry + 30), directoryEnd);
    while (at + 4 <= extraEnd) {
      if (int16(at) == 1) {
        int field = at + 4;
        for (int before : new int[] {24, 20, 42}) {
          if (before == place) {
            return field + 8 <= extraEnd ? int64(field) : -1;
          }
          field += int32(entry + before) == -1 ? 8 : 0;
        }
      }
      at += 4 + int16(at + 2);
    }
    return -1;
  }

  private int int16(int at) {
    return at + 2 > end ? 0 : (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  private int int32(int at) {
    return int16(at) | int16(at + 2) << 16;
  }

  private long int64(int at) {
    return (int32(at) & 0xffff_ffffL) | (long) int32(at + 4) << 32;
  }
}
