package dev.assay.api.sigv4;

import dev.assay.api.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The text that a client signs, rebuilt from the request as it arrived.
final class CanonicalRequest {
  private static final String HEX = "0123456789ABCDEF";

  private CanonicalRequest() {}

  /// Only the headers the client listed are in it: every SDK lists different ones.
  static String of(HttpRequest request, List<String> signedHeaders, String payloadHash) {
    var text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    // The path is encoded a second time (all services but S3), so `%2F` becomes `%252F`.
    text.append(encode(request.rawPath().isEmpty() ? "/" : request.rawPath(), true)).append('\n');
    text.append(query(request.rawQuery())).append('\n');
    for (var name : signedHeaders) {
      text.append(name).append(':');
      var values = request.headers().apply(name);
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ",");
        appendTrimmed(text, values.get(i));
      }
      text.append('\n');
    }
    text.append('\n').append(String.join(";", signedHeaders)).append('\n');
    return text.append(payloadHash).toString();
  }

  /// The pairs decoded, encoded again the one right way, and sorted.
  private static String query(String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    record Pair(String name, String value) {}
    var pairs = new ArrayList<Pair>();
    for (var part : raw.split("&", 1_001)) {
      if (!part.isEmpty()) {
        var equals = part.indexOf('=');
        pairs.add(
            new Pair(
                normal(equals < 0 ? part : part.substring(0, equals)),
                equals < 0 ? "" : normal(part.substring(equals + 1))));
      }
    }
    pairs.sort(Comparator.comparing(Pair::name).thenComparing(Pair::value));
    var text = new StringBuilder();
    for (var pair : pairs) {
      text.append(text.isEmpty() ? "" : "&").append(pair.name()).append('=').append(pair.value());
    }
    return text.toString();
  }

  // Escapes stay as they are but for their case; what a client left open is escaped.
  private static String normal(String text) {
    var normal = new StringBuilder(text.length() + 16);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        append(normal, (byte) (high << 4 | low), false);
        i += 2;
      } else {
        append(normal, bytes[i], false);
      }
    }
    return normal.toString();
  }

  private static String encode(String text, boolean keepSlash) {
    var encoded = new StringBuilder(text.length() + 16);
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      append(encoded, b, keepSlash);
    }
    return encoded.toString();
  }

  private static void append(StringBuilder text, byte b, boolean keepSlash) {
    if (isUnreserved(b) || (b == '/' && keepSlash)) {
      text.append((char) b);
    } else {
      text.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
  }

  // RFC 3986 section 2.3.
  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '~';
  }

  // Runs of spaces count as one.
  private static void appendTrimmed(StringBuilder text, String value) {
    var stripped = value.strip();
    for (int i = 0; i < stripped.length(); i++) {
      if (stripped.charAt(i) != ' ' || stripped.charAt(i - 1) != ' ') {
        text.append(stripped.charAt(i));
      }
    }
  }
}
