package dev.assay.inventory.extract.java;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// An archive whose entries are all the same packed zeros, so that a small file unpacks to any size
/// (David Fifield, "A better zip bomb", full overlap). Fields as in APPNOTE.TXT 4.3.7, 4.3.12 and
/// 4.3.16.
final class OverlappingZip {
  private static final int LOCAL = 30;
  private static final int CENTRAL = 46;
  private static final int END = 22;

  private OverlappingZip() {}

  /// @param name of the entries, with a place for their number
  /// @param size of each entry when it is unpacked
  static byte[] of(String name, long size, int entries) throws IOException {
    byte[] packed = zeros(size);
    int length = String.format(Locale.ROOT, name, 0).length();
    var zip =
        ByteBuffer.allocate(LOCAL + length + packed.length + entries * (CENTRAL + length) + END)
            .order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
    zip.putInt(0).putInt(0).putInt(packed.length).putInt((int) size);
    zip.putShort((short) length).putShort((short) 0).put(ascii(name, 0)).put(packed);
    int directory = zip.position();
    for (int i = 0; i < entries; i++) {
      zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
      zip.putShort((short) 0).putShort((short) 8).putInt(0).putInt(0);
      zip.putInt(packed.length).putInt((int) size).putShort((short) length);
      zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
      zip.putInt(0).putInt(0).put(ascii(name, i));
    }
    int end = zip.position();
    zip.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    zip.putShort((short) entries).putShort((short) entries);
    zip.putInt(end - directory).putInt(directory).putShort((short) 0);
    return zip.array();
  }

  private static byte[] ascii(String name, int number) {
    return String.format(Locale.ROOT, name, number).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] zeros(long size) throws IOException {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_SPEED, true);
    try (var packing = new DeflaterOutputStream(out, deflater)) {
      byte[] block = new byte[1 << 20];
      for (long left = size; left > 0; left -= block.length) {
        packing.write(block, 0, (int) Math.min(left, block.length));
      }
    }
    deflater.end();
    return out.toByteArray();
  }
}
