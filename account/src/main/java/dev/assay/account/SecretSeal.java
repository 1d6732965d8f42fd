package dev.assay.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals text with AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits, then the cipher text
/// with a tag of 128 bits. Safe for use by many threads at once.
final class SecretSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  SecretSeal(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /// Seals text for one place; it cannot be opened in another.
  byte[] seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, place);
      byte[] plain = text.getBytes(StandardCharsets.UTF_8);
      byte[] closed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, closed, 0, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, closed, NONCE_BYTES);
      return closed;
    } catch (GeneralSecurityException impossible) {
      throw new AccountException("this Java has no AES-GCM", impossible);
    }
  }

  /// The text, or nothing where the key, the place or the bytes are not those of the seal.
  Optional<String> open(byte[] closed, String place) {
    if (closed.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, closed, 0, place);
      byte[] plain = cipher.doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (AEADBadTagException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new AccountException("this Java has no AES-GCM", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, int offset, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
