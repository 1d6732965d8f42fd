package dev.assay.inventory.extract.java;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/// Digests of an archive and of those stored in it, taken while their bytes go by.
final class PassingDigests {
  private final Excerpt excerpt;
  private final boolean wanted;

  /// The innermost first.
  private final Deque<Open> open = new ArrayDeque<>();

  /// @param wanted whether digests are taken at all: they cost more than all the rest
  PassingDigests(Excerpt excerpt, boolean wanted) {
    this.excerpt = excerpt;
    this.wanted = wanted;
  }

  /// An archive begins.
  ///
  /// @param end behind its last byte; [Long#MAX_VALUE] for all there is
  void begin(long start, long end) {
    if (wanted) {
      open.addFirst(new Open(start, end, Sha1.begun()));
    }
  }

  /// Bytes go by.
  void pass(long offset, byte[] from, int at, int count) {
    for (Open one : open) {
      one.digest.update(from, at, (int) Math.min(count, one.end - offset));
    }
    while (!open.isEmpty() && open.getFirst().end <= offset + count) {
      Open whole = open.removeFirst();
      excerpt.digest(whole.start, whole.end, Sha1.text(whole.digest));
    }
  }

  /// No more bytes come.
  void end(long offset) {
    while (!open.isEmpty()) {
      Open last = open.removeFirst();
      if (last.end == Long.MAX_VALUE) {
        excerpt.digest(last.start, offset, Sha1.text(last.digest));
      }
    }
  }

  private record Open(long start, long end, MessageDigest digest) {}
}
