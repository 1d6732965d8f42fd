package dev.assay.inventory.source.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What an archive's bytes are to be held against, each as `sha256:…`.
///
/// @param packed of the bytes as stored; empty where unknown
/// @param unpacked of the tar archive in them; empty where unknown
public record Digests(String packed, String unpacked) {
  public static final Digests NONE = new Digests("", "");

  /// A digest of the bytes as stored.
  public static Digests packed(String digest) {
    return new Digests(digest, "");
  }

  /// A digest of the tar archive.
  public static Digests unpacked(String digest) {
    return new Digests("", digest);
  }

  /// Whether a digest is one this product can compute: OCI image specification 1.1, "Digests".
  public static boolean isKnown(String digest) {
    return isHex(digest, "sha256:", 64) || isHex(digest, "sha512:", 128);
  }

  private static boolean isHex(String digest, String prefix, int length) {
    return digest.startsWith(prefix)
        && digest.length() == prefix.length() + length
        && digest
            .chars()
            .skip(prefix.length())
            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /// A hash to feed; empty for an empty digest.
  static Optional<MessageDigest> hash(String digest) {
    return digest.isEmpty() ? Optional.empty() : Optional.of(algorithm(digest));
  }

  /// The digest of some bytes by the algorithm that another digest names.
  public static boolean hold(String digest, byte[] bytes) {
    return isKnown(digest) && digest.equals(of(digest, bytes));
  }

  /// The SHA-256 digest of some bytes.
  public static String sha256(byte[] bytes) {
    return of("sha256:", bytes);
  }

  private static String of(String like, byte[] bytes) {
    MessageDigest hash = algorithm(like);
    hash.update(bytes);
    return text(hash);
  }

  static String text(MessageDigest hash) {
    return hash.getAlgorithm().toLowerCase(Locale.ROOT).replace("-", "")
        + ":"
        + HexFormat.of().formatHex(hash.digest());
  }

  private static MessageDigest algorithm(String digest) {
    try {
      return MessageDigest.getInstance(
          digest.substring(0, 6).toUpperCase(Locale.ROOT).replace("SHA", "SHA-"));
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has both.
      throw new IllegalStateException(e);
    }
  }
}
