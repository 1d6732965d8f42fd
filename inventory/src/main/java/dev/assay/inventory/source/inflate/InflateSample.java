package dev.assay.inventory.source.inflate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A small stream that has every kind of block, several members and distant repetitions, by which a
/// library shows that it does what it should.
final class InflateSample {
  private static final int PART = 90_000;

  private InflateSample() {}

  static byte[] content() {
    var random = new Random(1);
    var content = new byte[3 * PART];
    for (int i = 0; i < content.length; i++) {
      boolean isRepeated = i >= 32_000 && i % 7 < 5;
      content[i] = isRepeated ? content[i - 32_000] : (byte) random.nextInt(i < PART ? 256 : 20);
    }
    return content;
  }

  /// Stored, fixed and dynamic blocks, a member each.
  static byte[] packed(byte[] content) {
    var packed = new ByteArrayOutputStream();
    member(packed, content, 0, PART, Deflater.NO_COMPRESSION);
    member(packed, content, PART, 40, Deflater.BEST_SPEED);
    member(packed, content, PART + 40, content.length - PART - 40, Deflater.BEST_COMPRESSION);
    return packed.toByteArray();
  }

  private static void member(
      ByteArrayOutputStream packed, byte[] content, int from, int length, int level) {
    try (var gzip = new LevelledGzip(packed, level)) {
      gzip.write(content, from, length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(ByteArrayOutputStream out, int level) throws IOException {
      super(out);
      def.setLevel(level);
    }
  }
}
