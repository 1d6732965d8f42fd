package dev.assay.api.http;

import dev.assay.api.wire.ApiFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Percent-encoding of paths and queries, RFC 3986 section 2.1.
final class Percent {
  // A query has at most two members in the models; more pairs than this are an attack.
  private static final int MOST_PAIRS = 1_000;

  private Percent() {}

  /// Decodes once. A broken escape, or bytes that are not UTF-8, are the caller's mistake.
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw malformed();
        }
        bytes[end++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[end++] = bytes[i];
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed();
    }
  }

  /// The decoded pairs of a query, by name; values keep their order.
  static Map<String, List<String>> query(String raw) {
    if (raw.isEmpty()) {
      return Map.of();
    }
    var pairs = raw.split("&", MOST_PAIRS + 1);
    if (pairs.length > MOST_PAIRS) {
      throw ApiFault.validation("The query has more than " + MOST_PAIRS + " parameters", "OTHER");
    }
    var query = new LinkedHashMap<String, List<String>>();
    for (var pair : pairs) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return query;
  }

  private static ApiFault malformed() {
    return ApiFault.validation("The address has a malformed percent-escape", "CANNOT_PARSE");
  }
}
