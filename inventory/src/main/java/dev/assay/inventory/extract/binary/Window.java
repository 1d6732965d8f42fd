package dev.assay.inventory.extract.binary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A part of a stream that moves from its front to its end. For one thread.
final class Window {
  private static final int STEP = 1 << 16;

  /// Bytes kept behind the position: a part of a program and what may stand before it.
  private static final int BEHIND = (1 << 17) + 256;

  private final InputStream in;
  private byte[] bytes = new byte[6 * STEP];
  private int position;
  private int filled;
  private long moved;
  private boolean ended;

  Window(InputStream in) {
    this.in = in;
  }

  /// Holds the current bytes; those from [#position] to [#end] are still to come.
  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  int end() {
    return filled;
  }

  /// Where in the stream a position of the window is.
  long offset(int at) {
    return moved + at;
  }

  /// Moves to an offset that the window holds, or to its end.
  void moveToOffset(long offset) {
    position = (int) Math.max(0, Math.min(filled, offset - moved));
  }

  /// Makes at least so many bytes available from the position on, where the stream has them.
  ///
  /// @return how many there are
  int require(int wanted) throws IOException, InterruptedException {
    if (filled - position < wanted && !ended) {
      makeRoom(wanted);
    }
    while (filled - position < wanted && !ended) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int got = in.read(bytes, filled, bytes.length - filled);
      ended = got < 0;
      filled += Math.max(0, got);
    }
    return filled - position;
  }

  private void makeRoom(int wanted) {
    int from = Math.max(0, position - BEHIND);
    if (bytes.length - position < wanted && from > 0) {
      System.arraycopy(bytes, from, bytes, 0, filled - from);
      position -= from;
      filled -= from;
      moved += from;
    }
    if (bytes.length - position < wanted) {
      bytes = Arrays.copyOf(bytes, position + wanted + STEP);
    }
  }
}
