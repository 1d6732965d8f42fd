package dev.assay.inventory.extract.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Those bytes of an archive that are kept while it streams by, each at its place. What was not
/// kept reads as zeros, which are no header and no content of anything, so that a directory that
/// points there is met like any other that lies.
final class Excerpt implements ZipBytes {
  private static final int SMALLEST_PART = 1 << 10;
  private static final int LARGEST_PART = 1 << 20;

  /// What a digest takes with its entry of the map.
  private static final int DIGEST_BYTES = 160;

  private final List<Part> parts = new ArrayList<>();
  private final Map<Long, Digest> digests = new HashMap<>();
  private long held;
  private long size;

  /// Bytes of memory it takes.
  long held() {
    return held;
  }

  /// Of the whole archive.
  long size() {
    return size;
  }

  void end(long at) {
    size = at;
  }

  /// Keeps the SHA-1 of a part that went by.
  void digest(long start, long end, String sha1) {
    digests.put(start, new Digest(end, sha1));
    held += DIGEST_BYTES;
  }

  @Override
  public Optional<String> sha1(long start, long end) {
    return Optional.ofNullable(digests.get(start)).filter(d -> d.end == end).map(d -> d.sha1);
  }

  /// Keeps bytes that lie behind all that are kept.
  void keep(long at, byte[] from, int offset, int length) {
    int taken = 0;
    while (taken < length) {
      Part part = partAt(at + taken, length - taken);
      int count = Math.min(length - taken, part.bytes.length - part.filled);
      System.arraycopy(from, offset + taken, part.bytes, part.filled, count);
      part.filled += count;
      taken += count;
    }
  }

  private Part partAt(long at, int wanted) {
    int capacity = Math.max(wanted, SMALLEST_PART);
    if (!parts.isEmpty()) {
      Part last = parts.getLast();
      boolean goesOn = last.start + last.filled == at;
      if (goesOn && last.filled < last.bytes.length) {
        return last;
      }
      if (goesOn) {
        capacity = Math.max(wanted, Math.min(2 * last.bytes.length, LARGEST_PART));
      }
    }
    var part = new Part(at, new byte[capacity]);
    parts.add(part);
    held += capacity;
    return part;
  }

  @Override
  public void read(long at, byte[] into, int offset, int length) {
    Arrays.fill(into, offset, offset + length, (byte) 0);
    for (int i = firstAt(at); i < parts.size() && parts.get(i).start < at + length; i++) {
      Part part = parts.get(i);
      long from = Math.max(at, part.start);
      long to = Math.min(at + length, part.start + part.filled);
      if (from < to) {
        System.arraycopy(
            part.bytes,
            (int) (from - part.start),
            into,
            offset + (int) (from - at),
            (int) (to - from));
      }
    }
  }

  /// The last part that begins at or before a place; the first where none does.
  private int firstAt(long at) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).start <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private record Digest(long end, String sha1) {}

  private static final class Part {
    private final long start;
    private final byte[] bytes;
    private int filled;

    private Part(long start, byte[] bytes) {
      this.start = start;
      this.bytes = bytes;
    }
  }
}
