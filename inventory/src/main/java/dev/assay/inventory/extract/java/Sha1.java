package dev.assay.inventory.extract.java;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What repositories name archives by. Nothing here relies on it being hard to forge: an archive
/// that lies about itself could as well carry a false `pom.properties`.
final class Sha1 {
  private Sha1() {}

  /// Ends a digest; in lower case hexadecimal digits.
  static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }
}
