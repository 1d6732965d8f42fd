package dev.assay.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derives signing keys, and remembers those of today's callers. Safe for all threads.
final class SigningKeys {
  // Four MACs are saved a request. Only keys that exist get here, so this is rarely reached.
  private static final int MOST_KEYS = 1_000;

  private final Map<Derivation, byte[]> keys = new ConcurrentHashMap<>();

  private record Derivation(String secret, String scope) {}

  byte[] key(String secret, Authorization signed) {
    var derivation = new Derivation(secret, signed.scope());
    var known = keys.get(derivation);
    if (known != null) {
      return known;
    }
    var key = hmac(bytes("AWS4" + secret), signed.date());
    key = hmac(key, signed.region());
    key = hmac(key, signed.service());
    key = hmac(key, "aws4_request");
    if (keys.size() >= MOST_KEYS) {
      keys.clear();
    }
    keys.put(derivation, key);
    return key;
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
