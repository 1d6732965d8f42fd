package dev.assay.api.sigv4;

import dev.assay.api.http.HttpRequest;
import dev.assay.api.wire.ApiFault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// Verifies Signature Version 4 of a request, as every AWS client makes it. Safe for all threads.
///
/// Policy: the scope's region must be the configured one and its service a known one. `host` and
/// the date must be signed. The body must have the hash that was signed; `UNSIGNED-PAYLOAD` is
/// refused, because nothing else protects the body of a request over plain HTTP. Temporary
/// credentials come with their token in `X-Amz-Security-Token`; a key that needs none is refused
/// with one, as AWS does.
public final class SignatureVerifier {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SigningSecrets secrets;
  private final Clock clock;
  private final String region;
  private final Set<String> services;
  private final SigningKeys keys = new SigningKeys();

  /// Verifies requests for one region and some services, such as `inspector2`.
  public SignatureVerifier(
      SigningSecrets secrets, Clock clock, String region, Set<String> services) {
    this.secrets = secrets;
    this.clock = clock;
    this.region = region;
    this.services = Set.copyOf(services);
  }

  /// Tells who signed a request.
  ///
  /// @throws ApiFault the error AWS names when the signature is absent, malformed, stale or wrong
  public SignedBy verify(HttpRequest request) {
    return verify(request, payloadHash(request));
  }

  /// Tells who signed a request whose body has not been read: the reader must hold the body against
  /// the hash.
  ///
  /// @param payloadHash SHA-256 that the request claims, in hexadecimal
  /// @throws ApiFault as above
  public SignedBy verify(HttpRequest request, String payloadHash) {
    var header =
        request
            .header("Authorization")
            .orElseThrow(
                () -> fault("MissingAuthenticationTokenException", "Missing Authentication Token"));
    var signed = Authorization.parse(header);
    var date = date(request, signed);
    requireScope(signed);
    requireSigned(signed);
    var secret =
        secrets
            .lookup(signed.accessKeyId(), request.header("X-Amz-Security-Token").orElse(""))
            .orElseThrow(
                () ->
                    fault(
                        "UnrecognizedClientException",
                        "The security token included in the request is invalid."));
    var canonical = CanonicalRequest.of(request, signed.signedHeaders(), payloadHash);
    var text =
        String.join(
            "\n",
            Authorization.ALGORITHM,
            date,
            signed.scope(),
            SigningKeys.sha256(SigningKeys.bytes(canonical)));
    var expected = SigningKeys.hmac(keys.key(secret.secretAccessKey(), signed), text);
    if (!MessageDigest.isEqual(
        SigningKeys.bytes(HexFormat.of().formatHex(expected)),
        SigningKeys.bytes(signed.signature()))) {
      throw fault(
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided. "
              + "Check your AWS Secret Access Key and signing method.");
    }
    if (!clock.instant().isBefore(secret.ends())) {
      throw fault("ExpiredTokenException", "The security token included in the request is expired");
    }
    return new SignedBy(secret.account(), signed.accessKeyId(), signed.service(), secret.role());
  }

  private String date(HttpRequest request, Authorization signed) {
    var text =
        request
            .header("X-Amz-Date")
            .orElseThrow(
                () ->
                    fault(
                        "IncompleteSignatureException",
                        "Authorization header requires existence of an 'X-Amz-Date' header"));
    Instant date;
    try {
      date = Instant.from(DATE.parse(text));
    } catch (DateTimeException malformed) {
      throw fault(
          "IncompleteSignatureException",
          "X-Amz-Date must be in ISO 8601 'basic format', such as 20261123T160000Z");
    }
    if (!text.startsWith(signed.date())) {
      throw fault(
          "InvalidSignatureException", "Credential date and X-Amz-Date are not the same day");
    }
    var now = clock.instant();
    if (date.isBefore(now.minus(WINDOW))) {
      throw fault(
          "InvalidSignatureException",
          "Signature expired: "
              + text
              + " is now earlier than "
              + DATE.format(now.minus(WINDOW))
              + " ("
              + DATE.format(now)
              + " - 15 min.)");
    }
    if (date.isAfter(now.plus(WINDOW))) {
      throw fault(
          "InvalidSignatureException",
          "Signature not yet current: "
              + text
              + " is still later than "
              + DATE.format(now.plus(WINDOW))
              + " ("
              + DATE.format(now)
              + " + 15 min.)");
    }
    return text;
  }

  private void requireScope(Authorization signed) {
    if (!signed.region().equals(region)) {
      throw fault(
          "InvalidSignatureException",
          "Credential should be scoped to a valid region. This server is " + region + ".");
    }
    if (!services.contains(signed.service())) {
      throw fault(
          "InvalidSignatureException",
          "Credential should be scoped to correct service: inspector2.");
    }
  }

  private static void requireSigned(Authorization signed) {
    if (!signed.signedHeaders().contains("host")
        || !signed.signedHeaders().contains("x-amz-date")) {
      throw fault(
          "InvalidSignatureException", "'Host' and 'X-Amz-Date' must be in the SignedHeaders");
    }
  }

  private static String payloadHash(HttpRequest request) {
    var hash = SigningKeys.sha256(request.body());
    var claimed = request.header("x-amz-content-sha256").orElse(hash);
    if (!claimed.equals(hash)) {
      throw fault(
          "InvalidSignatureException",
          "The x-amz-content-sha256 header is not the SHA-256 of the body; unsigned payloads are"
              + " not accepted");
    }
    return hash;
  }

  private static ApiFault fault(String code, String message) {
    return ApiFault.of(403, code, message);
  }
}
