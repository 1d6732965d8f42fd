package dev.assay.inventory.source.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Every path of a tree in the order met. Neighbours share most of their letters, so each path is
/// kept as what differs from the one before: about twenty bytes for each entry of an image.
final class PathLog {
  private static final int STEP = 8 << 20;

  private byte[] log = new byte[1024];
  private int end;
  private byte[] last = {};

  void add(String path, boolean folder) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    int mismatch = Arrays.mismatch(last, bytes);
    int shared = mismatch < 0 ? bytes.length : mismatch;
    int suffix = bytes.length - shared;
    if (log.length - end < suffix + 11) {
      log = Arrays.copyOf(log, Math.max(log.length * 2, end + suffix + 11));
    }
    number(shared);
    number(suffix << 1 | (folder ? 1 : 0));
    System.arraycopy(bytes, shared, log, end, suffix);
    end += suffix;
    last = bytes;
  }

  void each(Listener listener) {
    byte[] path = new byte[256];
    int at = 0;
    while (at < end) {
      int shared = numberAt(at);
      at += width(shared);
      int second = numberAt(at);
      at += width(second);
      int suffix = second >>> 1;
      if (path.length < shared + suffix) {
        path = Arrays.copyOf(path, (shared + suffix) * 2);
      }
      System.arraycopy(log, at, path, shared, suffix);
      at += suffix;
      var text = new String(path, 0, shared + suffix, StandardCharsets.UTF_8);
      listener.path(text, (second & 1) != 0);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(end);
    out.write(log, 0, end);
  }

  /// Into an empty log, to which nothing is added afterwards.
  ///
  /// @throws IOException when the bytes are no log
  void read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a length of " + length);
    }
    // A damaged length must not ask for memory that its bytes do not fill.
    while (end < length) {
      int step = Math.min(STEP, length - end);
      log = Arrays.copyOf(log, Math.max(log.length, end + step));
      in.readFully(log, end, step);
      end += step;
    }
  }

  private void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      log[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    log[end++] = (byte) rest;
  }

  private int numberAt(int from) {
    int value = 0;
    int shift = 0;
    int at = from;
    while ((log[at] & 0x80) != 0) {
      value |= (log[at++] & 0x7f) << shift;
      shift += 7;
    }
    return value | log[at] << shift;
  }

  private static int width(int value) {
    return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
  }

  /// Hears each path once, in the order added.
  interface Listener {
    void path(String path, boolean folder);
  }
}
