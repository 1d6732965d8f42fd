package dev.assay.api.http;

import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Page tokens: where the next page starts, signed so that nobody can make one up.
///
/// A token holds for one account, one operation and one request (its filter and sort); it is at
/// most 8,192 characters of the URL-safe alphabet. Layout: version, HMAC-SHA256 cut to 16 bytes
/// (RFC 2104 section 5), payload. Safe for all threads.
public final class PageTokens {
  private static final byte VERSION = 1;
  private static final int MAC_BYTES = 16;
  private static final int MOST_CHARACTERS = 8_192;
  private static final int MOST_PAYLOAD = MOST_CHARACTERS / 4 * 3 - MAC_BYTES - 1;

  private final SecretKeySpec key;

  /// The key is the server's secret of at least 32 bytes; tokens live as long as it does.
  public PageTokens(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a page token key has at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// Makes a token. `request` is whatever makes two requests different, such as the filter's hash.
  public String encode(AccountId account, String operation, byte[] request, byte[] position) {
    if (position.length > MOST_PAYLOAD) {
      throw new IllegalArgumentException("a page position has at most " + MOST_PAYLOAD + " bytes");
    }
    var token = ByteBuffer.allocate(1 + MAC_BYTES + position.length);
    token.put(VERSION).put(mac(account, operation, request, position)).put(position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /// The position in a token.
  ///
  /// @throws ApiFault a `ValidationException` when the token was not made for this request
  public byte[] decode(AccountId account, String operation, byte[] request, String token) {
    if (token.length() > MOST_CHARACTERS) {
      throw invalid();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    if (bytes.length < 1 + MAC_BYTES || bytes[0] != VERSION) {
      throw invalid();
    }
    var position = Arrays.copyOfRange(bytes, 1 + MAC_BYTES, bytes.length);
    var signed = Arrays.copyOfRange(bytes, 1, 1 + MAC_BYTES);
    if (!MessageDigest.isEqual(signed, mac(account, operation, request, position))) {
      throw invalid();
    }
    return position;
  }

  private byte[] mac(AccountId account, String operation, byte[] request, byte[] position) {
    var text = new ByteArrayOutputStream();
    // Each part is preceded by its length: no two lists of parts give the same bytes.
    for (var part :
        new byte[][] {
          {VERSION},
          account.value().getBytes(StandardCharsets.UTF_8),
          operation.getBytes(StandardCharsets.UTF_8),
          request,
          position
        }) {
      text.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
      text.writeBytes(part);
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(text.toByteArray()), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static ApiFault invalid() {
    return ApiFault.validation(
        "The nextToken is not one that this request was answered with; start again without it",
        "FIELD_VALIDATION_FAILED");
  }
}
