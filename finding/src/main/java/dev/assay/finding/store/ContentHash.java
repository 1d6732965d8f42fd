package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/// What rows are known by that are kept once for everyone who has the same contents.
final class ContentHash {
  // half is plenty to tell rows apart, and halves the index
  private static final int BYTES = 16;

  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// Each text is preceded by its length: no two lists of texts give the same bytes.
  ContentHash add(String text) {
    var bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static Array array(Connection connection, Collection<String> hashes) throws SQLException {
    return connection.createArrayOf(
        "bytea", hashes.stream().map(ContentHash::bytes).toArray(byte[][]::new));
  }
}
