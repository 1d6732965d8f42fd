package dev.assay.api;

import dev.assay.api.wire.ApiFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A document that may be packed: reading beyond the limit is refused, whatever the packed size
/// was.
final class LimitedDocument extends FilterInputStream {
  private final long largest;
  private long read;

  LimitedDocument(InputStream in, long largest) {
    super(in);
    this.largest = largest;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) {
    read += more;
    if (read > largest) {
      throw ApiFault.tooLarge(
          "The inventory is larger than "
              + largest
              + " bytes unpacked, which uploads.max-size of the server sets");
    }
  }
}
