package dev.assay.inventory.source;

import java.io.IOException;
import java.io.InputStream;

/// One file's content for an extractor: no more than the limit, and closing it leaves the archive
/// around it open.
final class BoundedInput extends InputStream {
  private final InputStream in;
  private final long limit;
  private final boolean charged;
  private final Budget budget;
  private long read;

  /// @param charged whether the bytes still have to be counted; those of an archive already were
  BoundedInput(InputStream in, long limit, boolean charged, Budget budget) {
    this.in = in;
    this.limit = limit;
    this.charged = charged;
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int got = in.read(to, offset, length);
    if (got > 0) {
      count(got);
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  private void count(long bytes) throws ProblemException {
    read += bytes;
    if (read > limit) {
      throw new ProblemException(ProblemCode.FILE_BYTES, limit + " bytes");
    }
    if (charged) {
      budget.charge(bytes);
    }
  }
}
