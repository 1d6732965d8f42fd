package dev.assay.inventory.extract.java;

import static dev.assay.inventory.extract.java.ZipNumbers.CENTRAL;
import static dev.assay.inventory.extract.java.ZipNumbers.CENTRAL_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.END;
import static dev.assay.inventory.extract.java.ZipNumbers.END_64;
import static dev.assay.inventory.extract.java.ZipNumbers.END_64_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.END_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCAL_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCATOR_64;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCATOR_64_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.SIGNATURE;
import static dev.assay.inventory.extract.java.ZipNumbers.int16;
import static dev.assay.inventory.extract.java.ZipNumbers.int32;
import static dev.assay.inventory.extract.java.ZipNumbers.int64;
import static dev.assay.inventory.extract.java.ZipNumbers.unsigned32;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// A zip archive that is part of a file, of an array or of an excerpt. Section numbers are those of
/// APPNOTE.TXT 6.3.10 of PKWARE.
final class ZipSlice {
  private static final int LONGEST_COMMENT = 0xffff;

  private static final int SHORT_TAIL = 1 << 10;
  private static final int CHUNK = 1 << 14;

  /// A million entries have less.
  private static final long LARGEST_DIRECTORY = 64 << 20;

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
    return new ZipSlice(
        (at, into, offset, count) -> System.arraycopy(content, (int) at, into, offset, count),
        0,
        content.length);
  }

  /// The SHA-1 of all of it; empty where its bytes are not there any more.
  Optional<String> sha1() throws IOException, InterruptedException {
    return bytes.sha1(start, end);
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
    long length = unsigned32(tail, at + 12);
    long offset = unsigned32(tail, at + 16);
    long directoryEndsAt = endRecord;
    long locator = endRecord - LOCATOR_64_LENGTH;
    long record = locator - END_64_LENGTH;
    if (locator >= start && int32(part(locator, 4), 0) == LOCATOR_64) {
      byte[] large = record < start ? new byte[0] : part(record, END_64_LENGTH);
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

  EntryKind kind() {
    return EntryKind.of(directory, entry + CENTRAL_LENGTH, nameLength());
  }

  String name() {
    return ZipNumbers.text(directory, entry + CENTRAL_LENGTH, nameLength());
  }

  /// The content of the current entry, unpacked.
  ///
  /// @param most bytes
  /// @return empty where it is damaged, encrypted, packed in an uncommon way, or larger
  Optional<byte[]> text(int most) throws IOException {
    Optional<ZipSlice> packed = packed();
    if (packed.isEmpty() || !unpacksTo(most)) {
      return Optional.empty();
    }
    int size = (int) unpackedSize();
    try (InputStream content = unpacked(packed.get())) {
      byte[] text = content.readNBytes(size + 1);
      return text.length > size ? Optional.empty() : Optional.of(text);
    } catch (ZipException | EOFException e) {
      return Optional.empty();
    }
  }

  /// The archive that is the current entry: in its place where it is stored, otherwise what is read
  /// of it.
  ///
  /// @param mostBytes that are unpacked for it
  /// @param mostHeld bytes of memory
  /// @param digests whether its SHA-1 may be asked for
  /// @return empty as for [#text]
  Optional<Nested> archive(long mostBytes, long mostHeld, boolean digests)
      throws IOException, InterruptedException {
    Optional<ZipSlice> packed = packed();
    if (packed.isEmpty()) {
      return Optional.empty();
    }
    if (method() == ZipNumbers.STORED) {
      return packed.map(Nested::new);
    }
    if (!unpacksTo(mostBytes)) {
      return Optional.empty();
    }
    try (InputStream content = unpacked(packed.get())) {
      return ExcerptReader.read(content, unpackedSize(), mostHeld, digests).map(Nested::new);
    } catch (ZipException | EOFException e) {
      return Optional.empty();
    }
  }

  /// An archive within another.
  ///
  /// @param unpacked bytes that were unpacked for it
  /// @param held bytes of memory it takes beside those of the outer archive
  record Nested(ZipSlice slice, long unpacked, long held) {
    private Nested(ZipSlice stored) {
      this(stored, 0, 0);
    }

    private Nested(Excerpt excerpt) {
      this(new ZipSlice(excerpt, 0, excerpt.size()), excerpt.size(), excerpt.held());
    }
  }

  /// Bytes of the current entry when it is unpacked, as the directory says; no more are read.
  long unpackedSize() {
    return size(24);
  }

  /// Whether the current entry is no larger than this when it is unpacked.
  boolean unpacksTo(long most) {
    long size = unpackedSize();
    return size >= 0 && size <= most;
  }

  private int method() {
    return int16(directory, entry + 10);
  }

  /// The bytes of the current entry as they lie there.
  private Optional<ZipSlice> packed() throws IOException {
    long packed = size(20);
    long local = base + size(42);
    boolean encrypted = (int16(directory, entry + 8) & 1) != 0;
    boolean known = method() == ZipNumbers.STORED || method() == ZipNumbers.DEFLATED;
    if (encrypted || !known || packed < 0 || local < start || local > end - LOCAL_LENGTH) {
      return Optional.empty();
    }
    byte[] header = part(local, LOCAL_LENGTH);
    long begin = local + LOCAL_LENGTH + int16(header, 26) + int16(header, 28);
    return int32(header, 0) != ZipNumbers.LOCAL || packed > end - begin
        ? Optional.empty()
        : Optional.of(new ZipSlice(bytes, begin, begin + packed));
  }

  private InputStream unpacked(ZipSlice packed) {
    var input = new SliceInput(packed.bytes, packed.start, packed.end);
    return method() == ZipNumbers.STORED
        ? input
        : new InflaterInputStream(input, new Inflater(true), CHUNK) {
          // The stream frees only an inflater that it made itself.
          @Override
          public void close() throws IOException {
            inf.end();
            super.close();
          }
        };
  }

  long length() {
    return end - start;
  }

  /// A size or offset of the directory entry: in the zip64 extra field (4.5.3) where the place
  /// itself holds only ones. Fields stand there in the order unpacked, packed, offset, each only if
  /// needed.
  private long size(int place) {
    long stated = unsigned32(directory, entry + place);
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
}
