package dev.assay.inventory.extract.chisel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a stream that unpacks to more than it may.
final class CappedInput extends FilterInputStream {
  private long left;

  CappedInput(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /// Whether the stream was ended early.
  boolean isCut() {
    return left <= 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int got = super.read(to, offset, (int) Math.min(length, left));
    left -= Math.max(0, got);
    return got;
  }
}
