package dev.assay.inventory.source.inflate;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/// The header of a member (RFC 1952, 2.3), of which nothing matters but where it ends. Flags that
/// the standard reserves are passed over, as the JDK's reader does: what one inflater reads, the
/// other must.
final class GzipHeader {
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final GzipBytes in;
  private final CRC32 checksum = new CRC32();

  private GzipHeader(GzipBytes in) {
    this.in = in;
  }

  /// Reads one; false where the stream is at its end.
  ///
  /// @throws IOException where something else is there
  static boolean pass(GzipBytes in) throws IOException {
    int first = in.next();
    return first >= 0 && new GzipHeader(in).read(first);
  }

  private boolean read(int first) throws IOException {
    checksum.update(first);
    if (first != MAGIC_1 || next() != MAGIC_2) {
      throw new ZipException("not in gzip format");
    }
    if (next() != DEFLATE) {
      throw new ZipException("packed by a method that gzip does not have");
    }
    int flags = next();
    skip(6); // when, how well and where it was packed
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      passText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      passText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      long expected = checksum.getValue() & 0xffff;
      if ((next() | next() << 8) != expected) {
        throw new ZipException("the gzip header is damaged");
      }
    }
    return true;
  }

  private int next() throws IOException {
    int next = in.sureByte();
    checksum.update(next);
    return next;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void passText() throws IOException {
    while (next() != 0) {
      // up to the zero at its end
    }
  }
}
