package dev.assay.inventory.extract.java;

import static dev.assay.inventory.extract.java.ZipNumbers.CENTRAL;
import static dev.assay.inventory.extract.java.ZipNumbers.CENTRAL_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.DEFLATED;
import static dev.assay.inventory.extract.java.ZipNumbers.DESCRIPTOR;
import static dev.assay.inventory.extract.java.ZipNumbers.END;
import static dev.assay.inventory.extract.java.ZipNumbers.END_64;
import static dev.assay.inventory.extract.java.ZipNumbers.END_64_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.END_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCAL;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCAL_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCATOR_64;
import static dev.assay.inventory.extract.java.ZipNumbers.LOCATOR_64_LENGTH;
import static dev.assay.inventory.extract.java.ZipNumbers.SIGNATURE;
import static dev.assay.inventory.extract.java.ZipNumbers.STORED;
import static dev.assay.inventory.extract.java.ZipNumbers.int16;
import static dev.assay.inventory.extract.java.ZipNumbers.int32;
import static dev.assay.inventory.extract.java.ZipNumbers.int64;
import static dev.assay.inventory.extract.java.ZipNumbers.unsigned32;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Takes from an archive that streams by what is read of it: the directory, and the entries whose
/// content is wanted. Classes and resources, nearly all of an archive, are let go, so that an
/// archive of gigabytes takes no more memory than its directory.
///
/// The directory stands at the end and is what counts, but by then the content has gone by. So the
/// headers before each entry decide what is kept. Where they say something else than the directory,
/// what the directory names was perhaps not kept and is met as damaged.
///
/// An archive stored in the archive is entries like any others: theirs simply come next, and none
/// of them reaches beyond its end.
final class ExcerptReader {
  /// Two of the longest texts of a header, and the header.
  private static final int WINDOW = 1 << 18;

  /// Signature, checksum and both sizes, of which each may have eight bytes (4.3.9).
  private static final int LONGEST_DESCRIPTOR = 24;

  /// Checksum and both sizes, where the signature was left out (4.3.9.3).
  private static final int BARE_DESCRIPTOR = 12;

  /// Beyond what [ArchiveWalk] enters.
  private static final int DEEPEST = 8;

  private static final int HAS_DESCRIPTOR = 1 << 3;

  private final InputStream in;
  private final long mostBytes;
  private final long mostHeld;
  private final Excerpt excerpt = new Excerpt();
  private final PassingDigests digests;
  private final byte[] window = new byte[WINDOW];

  /// Where the archives end that are being read, the innermost first.
  private final Deque<Long> ends = new ArrayDeque<>(List.of(Long.MAX_VALUE));

  /// Of the next byte, in the window and in the archive.
  private int at;

  private long offset;
  private int limit;
  private boolean over;

  private ExcerptReader(InputStream in, long mostBytes, long mostHeld, boolean digests) {
    this.digests = new PassingDigests(excerpt, digests);
    this.in = in;
    this.mostBytes = mostBytes;
    this.mostHeld = mostHeld;
  }

  /// Reads to the end.
  ///
  /// @param mostBytes of the archive
  /// @param mostHeld bytes of memory
  /// @param digests whether the SHA-1 of the archive and of those stored in it is taken
  /// @return empty where either is not enough
  static Optional<Excerpt> read(InputStream in, long mostBytes, long mostHeld, boolean digests)
      throws IOException, InterruptedException {
    var reader = new ExcerptReader(in, mostBytes, mostHeld, digests);
    reader.digests.begin(0, Long.MAX_VALUE);
    while (!reader.over && reader.fill(4)) {
      reader.step();
    }
    reader.pass(reader.limit - reader.at, true);
    reader.excerpt.end(reader.offset);
    reader.digests.end(reader.offset);
    return reader.over ? Optional.empty() : Optional.of(reader.excerpt);
  }

  private void step() throws IOException, InterruptedException {
    while (ends.getFirst() <= offset) {
      ends.removeFirst();
    }
    switch (int32(window, at)) {
      case LOCAL -> local();
      case CENTRAL -> keep(CENTRAL_LENGTH, 28, 30, 32);
      case SIGNATURE -> keep(6, 4);
      case END_64 -> keep(END_64_LENGTH);
      case LOCATOR_64 -> keep(LOCATOR_64_LENGTH);
      case END -> keep(END_LENGTH, 20);
      default -> pass(toNextSignature(), false);
    }
  }

  /// Keeps a record and the texts behind it.
  ///
  /// @param lengths where it says how long those are
  private void keep(int length, int... lengths) throws IOException, InterruptedException {
    int whole = length;
    if (fill(length)) {
      for (int place : lengths) {
        whole += int16(window, at + place);
      }
    }
    pass(Math.min(whole, left()), true);
  }

  /// Bytes of the innermost archive.
  private long left() {
    return ends.getFirst() - offset;
  }

  /// Every signature begins with `P`.
  private int toNextSignature() {
    int next = at + 1;
    while (next < limit && window[next] != 'P') {
      next++;
    }
    return next - at;
  }

  private void local() throws IOException, InterruptedException {
    if (!fill(LOCAL_LENGTH)) {
      pass(limit - at, true);
      return;
    }
    int name = int16(window, at + 26);
    int header = LOCAL_LENGTH + name + int16(window, at + 28);
    if (!fill(header)) {
      pass(limit - at, true);
      return;
    }
    EntryKind kind = EntryKind.of(window, at + LOCAL_LENGTH, name);
    boolean described = (int16(window, at + 6) & HAS_DESCRIPTOR) != 0;
    int method = int16(window, at + 8);
    long packed = packed(at + LOCAL_LENGTH + name, at + header);
    if (packed > left() - header) {
      // No header, but content that looks like one.
      pass(1, false);
      return;
    }
    pass(header, kind.isRead());
    if (kind == EntryKind.ARCHIVE && method == STORED && ends.size() <= DEEPEST) {
      boolean known = !described || packed > 0;
      ends.addFirst(known ? offset + packed : ends.getFirst());
      if (known) {
        digests.begin(offset, offset + packed);
      }
      return;
    }
    if (!described || packed > 0) {
      pass(packed, kind.isRead());
    } else if (method == DEFLATED) {
      toDescriptor(kind.isRead());
    } else if (kind.isRead()) {
      pass(toNextSignature(), true);
    }
  }

  /// The packed size; from the zip64 field (4.5.3) where there are only ones in its place.
  private long packed(int extra, int end) {
    long stated = unsigned32(window, at + 18);
    if (stated != 0xffff_ffffL) {
      return stated;
    }
    int before = unsigned32(window, at + 22) == 0xffff_ffffL ? 8 : 0;
    int field = extra;
    while (field + 4 <= end) {
      if (int16(window, field) == 1) {
        return field + 4 + before + 8 <= end
            ? Math.max(0, int64(window, field + 4 + before))
            : stated;
      }
      field += 4 + int16(window, field + 2);
    }
    return stated;
  }

  /// Passes content of unknown length: up to the descriptor that states the length passed.
  private void toDescriptor(boolean keep) throws IOException, InterruptedException {
    long passed = 0;
    while (!over && left() > LONGEST_DESCRIPTOR && fill(LONGEST_DESCRIPTOR)) {
      int last = (int) Math.min(limit - LONGEST_DESCRIPTOR, at + left());
      for (int i = at; i <= last; i++) {
        if (window[i] == 'P' && window[i + 1] == 'K') {
          long length = contentBefore(i, passed + i - at);
          if (length >= 0) {
            pass(length - passed, keep);
            return;
          }
        }
      }
      // The bytes before a signature are looked at too.
      int done = Math.max(1, last - at - BARE_DESCRIPTOR);
      pass(done, keep);
      passed += done;
    }
    pass(Math.min(limit - at, left()), keep);
  }

  /// How long the content is if it ends before a signature; -1 where it does not.
  private long contentBefore(int signature, long passed) {
    return switch (int32(window, signature)) {
      case DESCRIPTOR -> unsigned32(window, signature + 8) == (passed & 0xffff_ffffL) ? passed : -1;
      case LOCAL, CENTRAL -> {
        long bare = passed - BARE_DESCRIPTOR;
        boolean stated =
            bare >= 0
                && signature - at >= BARE_DESCRIPTOR
                && unsigned32(window, signature - 8) == (bare & 0xffff_ffffL);
        yield stated ? bare : -1;
      }
      default -> -1;
    };
  }

  private void pass(long length, boolean keep) throws IOException, InterruptedException {
    long left = length;
    while (left > 0 && !over && fill(1)) {
      int count = (int) Math.min(left, limit - at);
      if (keep) {
        excerpt.keep(offset, window, at, count);
        over = excerpt.held() > mostHeld;
      }
      digests.pass(offset, window, at, count);
      at += count;
      offset += count;
      left -= count;
    }
  }

  /// Whether that many bytes are there; at the end there may be fewer.
  private boolean fill(int wanted) throws IOException, InterruptedException {
    if (limit - at >= wanted) {
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    System.arraycopy(window, at, window, 0, limit - at);
    limit -= at;
    at = 0;
    while (limit < wanted) {
      int read = in.read(window, limit, window.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
      if (offset + limit > mostBytes) {
        over = true;
        return false;
      }
    }
    return true;
  }
}
