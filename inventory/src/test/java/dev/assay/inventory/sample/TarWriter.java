package dev.assay.inventory.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes tar archives byte by byte, also such as no sound program writes.
public final class TarWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public TarWriter file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public TarWriter file(String path, byte[] content) {
    return entry(path, '0', "", content);
  }

  public TarWriter folder(String path) {
    return entry(path + "/", '5', "", new byte[0]);
  }

  public TarWriter symbolicLink(String path, String target) {
    return entry(path, '2', target, new byte[0]);
  }

  public TarWriter hardLink(String path, String target) {
    return entry(path, '1', target, new byte[0]);
  }

  public TarWriter device(String path) {
    return entry(path, '3', "", new byte[0]);
  }

  /// A member of any type, with any content.
  public TarWriter entry(String path, char type, String target, byte[] content) {
    byte[] header = header(path, type, target, octal(content.length));
    return raw(header).raw(content).raw(new byte[-content.length & 511]);
  }

  /// A PAX header for the member that follows.
  public TarWriter pax(String... keysAndValues) {
    var records = new StringBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String tail = " " + keysAndValues[i] + "=" + keysAndValues[i + 1] + "\n";
      int bytes = tail.getBytes(StandardCharsets.UTF_8).length;
      int length = bytes + 1;
      while (Integer.toString(length).length() + bytes != length) {
        length++;
      }
      records.append(length).append(tail);
    }
    byte[] content = records.toString().getBytes(StandardCharsets.UTF_8);
    return entry("PaxHeaders/x", 'x', "", content);
  }

  /// Bytes as they are.
  public TarWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /// A header block with a good checksum.
  public static byte[] header(String path, char type, String target, byte[] size) {
    byte[] header = new byte[512];
    put(header, 0, path.getBytes(StandardCharsets.UTF_8), 100);
    put(header, 100, "0000644\0".getBytes(StandardCharsets.US_ASCII), 8);
    put(header, 124, size, 12);
    put(header, 136, "00000000000\0".getBytes(StandardCharsets.US_ASCII), 12);
    header[156] = (byte) type;
    put(header, 157, target.getBytes(StandardCharsets.UTF_8), 100);
    put(header, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII), 8);
    return withChecksum(header);
  }

  /// The same block with its checksum made good.
  public static byte[] withChecksum(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(
        header,
        148,
        (pad(Integer.toOctalString(sum), 6) + "\0 ").getBytes(StandardCharsets.US_ASCII),
        8);
    return header;
  }

  /// Makes the checksum of the block around a byte good again.
  public static void fixChecksumAround(byte[] tar, int at) {
    int from = at / 512 * 512;
    byte[] block = withChecksum(Arrays.copyOfRange(tar, from, from + 512));
    System.arraycopy(block, 0, tar, from, 512);
  }

  /// A size field.
  public static byte[] octal(long size) {
    return (pad(Long.toOctalString(size), 11) + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /// The archive with its end.
  public byte[] bytes() {
    return new TarWriter().raw(out.toByteArray()).raw(new byte[1024]).unended();
  }

  /// The archive as far as it was written.
  public byte[] unended() {
    return out.toByteArray();
  }

  private static String pad(String digits, int length) {
    return "0".repeat(length - digits.length()) + digits;
  }

  private static void put(byte[] to, int at, byte[] bytes, int longest) {
    System.arraycopy(bytes, 0, to, at, Math.min(bytes.length, longest));
  }
}
