package dev.assay.inventory.source.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a registry wants to be signed in to (RFC 9110, 11.6.1).
///
/// @param scheme lower-case
/// @param parameters by lower-case name
record Challenge(String scheme, Map<String, String> parameters) {
  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /// The first challenge that we can answer.
  static Optional<Challenge> from(List<String> headers) {
    return headers.stream()
        .map(Challenge::parse)
        .filter(each -> each.scheme.equals("bearer") || each.scheme.equals("basic"))
        .findFirst();
  }

  static Challenge parse(String header) {
    int blank = header.indexOf(' ');
    String scheme = blank < 0 ? header : header.substring(0, blank);
    var parameters = new HashMap<String, String>();
    int at = blank < 0 ? header.length() : blank + 1;
    while (at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = header.substring(at, equals).replace(",", "").strip();
      int start = equals + 1;
      boolean quoted = start < header.length() && header.charAt(start) == '"';
      int end = header.indexOf(quoted ? '"' : ',', quoted ? start + 1 : start);
      int stop = end < 0 ? header.length() : end;
      parameters.put(
          name.toLowerCase(Locale.ROOT), header.substring(quoted ? start + 1 : start, stop));
      at = stop + 1;
    }
    return new Challenge(scheme.toLowerCase(Locale.ROOT), parameters);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
