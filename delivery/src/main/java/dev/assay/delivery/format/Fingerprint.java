package dev.assay.delivery.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Names made from content: the same content has the same name on every run and every machine.
public final class Fingerprint {
  /// A namespace of our own for version 5 UUIDs (RFC 9562 5.5), made once at random.
  private static final UUID NAMESPACE = UUID.fromString("7b0c6c0e-52d5-4c43-9a53-0d6c2b4cf1a7");

  private Fingerprint() {}

  /// SHA-256 in lower-case hexadecimal digits of parts, each ended by a zero byte.
  public static String of(List<String> parts) {
    return HexFormat.of().formatHex(digest("SHA-256", parts, new byte[0]));
  }

  static UUID uuid(List<String> parts) {
    byte[] namespace =
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array();
    ByteBuffer bytes = ByteBuffer.wrap(digest("SHA-1", parts, namespace));
    long high = (bytes.getLong() & ~0xf000L) | 0x5000L;
    long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }

  private static byte[] digest(String algorithm, List<String> parts, byte[] start) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(start);
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
