package dev.assay.inventory.source.function;

import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/// Ends an entry that unpacks to far more than is packed. Deflate reaches about a thousand times.
final class ExpansionLimit extends FilterInputStream {
  private static final long SMALL = 16L << 20;

  private final ZipEntry entry;
  private final int expansion;
  private long unpacked;

  ExpansionLimit(InputStream in, ZipEntry entry, Scan scan) {
    super(in);
    this.entry = entry;
    this.expansion = scan.limits().expansion();
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
      unpacked += got;
      long packed = entry.getCompressedSize();
      if (unpacked > SMALL && packed >= 0 && unpacked / expansion > packed) {
        throw new ProblemException(ProblemCode.EXPANSION, expansion + " times");
      }
    }
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
