package dev.assay.inventory.extract.java;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// A part of an archive's bytes, one after the other.
final class SliceInput extends InputStream {
  private final ZipBytes bytes;
  private final long end;
  private long at;

  SliceInput(ZipBytes bytes, long start, long end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    int count = (int) Math.min(length, end - at);
    bytes.read(at, into, offset, count);
    at += count;
    return count;
  }
}
