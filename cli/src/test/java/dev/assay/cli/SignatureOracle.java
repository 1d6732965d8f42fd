package dev.assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4 after the IAM user guide ("Create a signed AWS API request"), for requests
/// without a query; `UploadTest` holds it to AWS's published example.
final class SignatureOracle {
  private SignatureOracle() {}

  /// What is signed.
  ///
  /// @param body one character for each byte
  /// @param scope `20150830/us-east-1/service/aws4_request`
  record Signed(String method, String path, List<String> headers, String body, String scope) {}

  static String signature(
      String secret, String date, Signed signed, Function<String, String> header)
      throws GeneralSecurityException {
    var lines = new ArrayList<String>(List.of(signed.method(), signed.path(), ""));
    for (String name : signed.headers()) {
      lines.add(name + ":" + header.apply(name).strip());
    }
    lines.addAll(
        List.of(
            "", String.join(";", signed.headers()), sha256(signed.body().getBytes(ISO_8859_1))));
    var text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            date,
            signed.scope(),
            sha256(String.join("\n", lines).getBytes(UTF_8)));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : signed.scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String sha256(byte[] content) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
