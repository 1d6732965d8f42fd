package dev.assay.inventory.source.inflate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/// The packed bytes of a stream, some at a time. The last few that were taken can be given back.
final class GzipBytes implements AutoCloseable {
  /// Of what is held at once.
  static final int SIZE = 128 << 10;

  /// An inflater looks at most eight bytes ahead.
  private static final int BACK = 8;

  private final InputStream in;
  private final byte[] bytes = new byte[BACK + SIZE];
  private int at = BACK;
  private int end = BACK;

  GzipBytes(InputStream in) {
    this.in = in;
  }

  boolean isEmpty() {
    return at == end;
  }

  /// Reads on where none is left; false at the end.
  boolean fill() throws IOException {
    System.arraycopy(bytes, Math.max(0, end - BACK), bytes, 0, BACK);
    int got = in.read(bytes, BACK, SIZE);
    at = BACK;
    end = BACK + Math.max(0, got);
    return got > 0;
  }

  /// The next byte, or -1 at the end.
  int next() throws IOException {
    return isEmpty() && !fill() ? -1 : bytes[at++] & 0xff;
  }

  /// The next byte.
  ///
  /// @throws EOFException where there is none
  int sureByte() throws IOException {
    int next = next();
    if (next < 0) {
      throw new EOFException("the packed data ends early");
    }
    return next;
  }

  /// The next four bytes, the lowest first.
  long fourBytes() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (long) sureByte() << shift;
    }
    return value;
  }

  /// Copies all that is held, and says how much that is.
  int copyTo(MemorySegment target) {
    MemorySegment.copy(bytes, at, target, JAVA_BYTE, 0, end - at);
    return end - at;
  }

  void take(int count) {
    at += count;
  }

  void giveBack(int count) {
    if (count > at) {
      throw new IllegalStateException("more is given back than was kept: " + count);
    }
    at -= count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
