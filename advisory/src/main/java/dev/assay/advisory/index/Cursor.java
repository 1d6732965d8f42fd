package dev.assay.advisory.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads one after the other from a buffer that others read as well: it keeps its own position.
final class Cursor {
  private final ByteBuffer buffer;
  private int position;

  Cursor(ByteBuffer buffer, int position) {
    this.buffer = buffer;
    this.position = position;
  }

  int nextByte() {
    return buffer.get(position++) & 0xff;
  }

  int nextInt() {
    int value = buffer.getInt(position);
    position += 4;
    return value;
  }

  long nextLong() {
    long value = buffer.getLong(position);
    position += 8;
    return value;
  }

  int nextVarint() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = nextByte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a varint has more than five bytes");
  }

  String nextText() {
    byte[] utf8 = new byte[nextVarint()];
    buffer.get(position, utf8);
    position += utf8.length;
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
