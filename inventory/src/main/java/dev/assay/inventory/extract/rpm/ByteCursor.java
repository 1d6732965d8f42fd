package dev.assay.inventory.extract.rpm;

/// Reads SQLite's variable-length integers; never reads behind its end.
final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = Math.min(end, bytes.length);
  }

  int position() {
    return position;
  }

  /// Whether something was asked for that is not there.
  boolean isPastEnd() {
    return position > end;
  }

  /// SQLite file format 1.6: seven bits a byte, high bit for "more"; a ninth byte counts whole.
  long varint() {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (position >= end) {
        position = end + 1;
        return -1;
      }
      byte next = bytes[position++];
      if (i == 8) {
        return value << 8 | (next & 0xff);
      }
      value = value << 7 | (next & 0x7f);
      if (next >= 0) {
        return value;
      }
    }
    return value;
  }
}
