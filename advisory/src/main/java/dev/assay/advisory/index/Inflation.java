package dev.assay.advisory.index;

import dev.assay.advisory.IndexException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks one block of text.
final class Inflation {
  private Inflation() {}

  static ByteBuffer of(byte[] packed, int size, String name) {
    var inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] out = new byte[size];
      int done = 0;
      while (done < size && !inflater.finished()) {
        int more = inflater.inflate(out, done, size - done);
        if (more == 0) {
          break;
        }
        done += more;
      }
      if (done != size) {
        throw new IndexException(name + " is damaged: a block of text is cut short");
      }
      return ByteBuffer.wrap(out);
    } catch (DataFormatException e) {
      throw new IndexException(name + " is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
