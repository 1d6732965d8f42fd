package dev.assay.inventory.source.archive;

import dev.assay.inventory.source.Budget;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Unpacked bytes on their way to the tar reader: counted against the limits and, where the digest
/// of the unpacked archive is known, hashed. Once it has failed it stays failed.
final class MeteredInput extends FilterInputStream {
  /// Small archives of zeros are honest; the ratio is looked at from here on.
  private static final long SMALL = 64L << 20;

  private static final int STEP = 1 << 16;

  private final PackedInput packed;
  private final Budget budget;
  private final int expansion;
  private final @Nullable MessageDigest digest;
  private final byte[] skipped = new byte[STEP];
  private long unpacked;
  private @Nullable IOException failure;

  MeteredInput(InputStream in, PackedInput packed, Scan scan, @Nullable MessageDigest digest) {
    super(in);
    this.packed = packed;
    this.budget = scan.budget();
    this.expansion = scan.limits().expansion();
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int got = in.read(to, offset, length);
      if (got > 0) {
        count(got);
        if (digest != null) {
          digest.update(to, offset, got);
        }
      }
      return got;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long got = digest == null ? pass(Math.min(left, STEP)) : 0;
      if (got == 0) {
        got = read(skipped, 0, (int) Math.min(left, STEP));
      }
      if (got < 0) {
        break;
      }
      left -= got;
    }
    return bytes - left;
  }

  /// What nobody wants need not be copied; 0 where the stream cannot say whether more comes.
  private long pass(long bytes) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      long got = in.skip(bytes);
      count((int) got);
      return got;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// Reads what is left, so that the digest is of everything.
  void drain() throws IOException {
    while (skip(Long.MAX_VALUE) > 0) {
      // Each round reads on; the limits end it.
    }
  }

  /// Of what was read; empty where none is kept.
  String digest() {
    return digest == null ? "" : Digests.text(digest);
  }

  private void count(int bytes) throws ProblemException {
    unpacked += bytes;
    budget.charge(bytes);
    if (unpacked > SMALL && unpacked / expansion > packed.count()) {
      throw new ProblemException(ProblemCode.EXPANSION, expansion + " times");
    }
  }
}
