package dev.assay.api.sigv4;

import dev.assay.api.wire.ApiFault;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// A parsed `Authorization` header of Signature Version 4.
record Authorization(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final int MOST_LENGTH = 4_096;
  private static final int MOST_HEADERS = 100;

  static Authorization parse(String header) {
    if (!header.startsWith(ALGORITHM + " ") || header.length() > MOST_LENGTH) {
      throw incomplete("Authorization header requires the algorithm " + ALGORITHM);
    }
    var parts = new HashMap<String, String>();
    for (var part : header.substring(ALGORITHM.length() + 1).split(",", 10)) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    var scope = part(parts, "Credential").split("/", 10);
    if (scope.length != 5 || !scope[4].equals("aws4_request") || scope[0].isEmpty()) {
      throw incomplete("Credential must be KEY/DATE/REGION/SERVICE/aws4_request");
    }
    var headers =
        List.of(part(parts, "SignedHeaders").toLowerCase(Locale.ROOT).split(";", MOST_HEADERS));
    return new Authorization(
        scope[0], scope[1], scope[2], scope[3], headers, part(parts, "Signature"));
  }

  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  private static String part(HashMap<String, String> parts, String name) {
    var value = parts.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw incomplete("Authorization header requires '" + name + "' parameter");
    }
    return value;
  }

  private static ApiFault incomplete(String message) {
    return ApiFault.of(403, "IncompleteSignatureException", message);
  }
}
