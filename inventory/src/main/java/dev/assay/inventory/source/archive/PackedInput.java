package dev.assay.inventory.source.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Bytes as they lie in the store: counted, and hashed where their digest is known.
final class PackedInput extends FilterInputStream {
  private final @Nullable MessageDigest digest;
  private long count;

  PackedInput(InputStream in, @Nullable MessageDigest digest) {
    super(in);
    this.digest = digest;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int got = in.read(to, offset, length);
    if (got > 0) {
      count += got;
      if (digest != null) {
        digest.update(to, offset, got);
      }
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] skipped = new byte[(int) Math.min(bytes, 1 << 16)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  /// Reads what is left, so that the digest is of everything.
  void drain() throws IOException {
    while (skip(1 << 16) > 0) {
      // Each round reads on; the limits end it.
    }
  }

  /// Of what was read; empty where none is kept.
  String digest() {
    return digest == null ? "" : Digests.text(digest);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
