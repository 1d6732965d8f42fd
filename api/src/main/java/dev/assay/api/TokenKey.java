package dev.assay.api;

/// The secret that page tokens are signed with. Tokens hold as long as the server is started with
/// the same one.
public final class TokenKey {
  private static final int LEAST_BYTES = 32;

  private final byte[] bytes;

  private TokenKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A key from a secret that only the server knows.
  ///
  /// @param secret at least 32 bytes
  public static TokenKey of(byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException("a page token key has at least 32 bytes");
    }
    return new TokenKey(secret.clone());
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
