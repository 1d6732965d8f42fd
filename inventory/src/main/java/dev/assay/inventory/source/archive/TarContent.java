package dev.assay.inventory.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The content of one member, its holes filled with zeros. Never reads past the member.
final class TarContent extends InputStream {
  static final TarContent EMPTY =
      new TarContent(new TarReader(InputStream.nullInputStream()), 0, 0, SparseMap.NONE);

  private final TarReader tar;
  private final SparseMap sparse;
  private final int padding;
  // Bytes of the member still in the archive.
  private long held;
  private long at;
  private int part;

  private TarContent(TarReader tar, long held, int padding, SparseMap sparse) {
    this.tar = tar;
    this.held = held;
    this.padding = padding;
    this.sparse = sparse;
  }

  static TarContent of(TarReader tar, long held, int padding, SparseMap sparse) {
    return held + padding == 0 && sparse.realSize() <= 0
        ? EMPTY
        : new TarContent(tar, held, padding, sparse);
  }

  /// What is to be skipped to reach the next header.
  long left() {
    return held + padding;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    return sparse.realSize() < 0 ? readHeld(to, offset, length) : readSparse(to, offset, length);
  }

  private int readHeld(byte[] to, int offset, long length) throws IOException {
    if (held == 0) {
      return -1;
    }
    int got = tar.read(to, offset, (int) Math.min(length, held));
    held -= got;
    return got;
  }

  private int readSparse(byte[] to, int offset, int length) throws IOException {
    long[] parts = sparse.parts();
    while (part < parts.length && at >= parts[part] + parts[part + 1]) {
      part += 2;
    }
    if (at >= sparse.realSize()) {
      return -1;
    }
    boolean inHole = part >= parts.length || at < parts[part];
    if (inHole) {
      long end = part >= parts.length ? sparse.realSize() : parts[part];
      int zeros = (int) Math.min(length, end - at);
      Arrays.fill(to, offset, offset + zeros, (byte) 0);
      at += zeros;
      return zeros;
    }
    int got = readHeld(to, offset, Math.min(length, parts[part] + parts[part + 1] - at));
    at += Math.max(got, 0);
    return got;
  }
}
