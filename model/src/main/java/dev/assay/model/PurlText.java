package dev.assay.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The text form of a purl, in both directions: purl specification, "How to parse" and "How to
/// build".
final class PurlText {
  private PurlText() {}

  static Purl parse(String text) {
    String rest = text.strip();
    if (!rest.regionMatches(true, 0, "pkg:", 0, 4)) {
      throw new IllegalArgumentException("a purl begins with pkg:");
    }
    rest = rest.substring(4);
    String subpath = "";
    int hash = rest.lastIndexOf('#');
    if (hash >= 0) {
      subpath = segments(rest.substring(hash + 1), true);
      rest = rest.substring(0, hash);
    }
    var qualifiers = new TreeMap<String, String>();
    int question = rest.lastIndexOf('?');
    if (question >= 0) {
      readQualifiers(rest.substring(question + 1), qualifiers);
      rest = rest.substring(0, question);
    }
    rest = trimSlashes(rest);
    int slash = rest.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a purl has a type and a name");
    }
    String type = rest.substring(0, slash);
    String path = trimSlashes(rest.substring(slash));
    String version = "";
    int at = versionMark(path);
    if (at >= 0) {
      version = PercentCode.decode(path.substring(at + 1));
      path = trimSlashes(path.substring(0, at));
    }
    int last = path.lastIndexOf('/');
    String namespace = last < 0 ? "" : segments(path.substring(0, last), false);
    String name = PercentCode.decode(path.substring(last + 1));
    return new Purl(type, namespace, name, version, qualifiers, subpath);
  }

  /// The last `@`, unless it begins a segment that others follow: tools write npm scopes without
  /// encoding them.
  private static int versionMark(String path) {
    int at = path.lastIndexOf('@');
    boolean beginsSegment = at == 0 || (at > 0 && path.charAt(at - 1) == '/');
    return beginsSegment && path.indexOf('/', at) > 0 ? -1 : at;
  }

  private static void readQualifiers(String text, Map<String, String> qualifiers) {
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0) {
        qualifiers.put(pair.substring(0, equals), PercentCode.decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String segments(String text, boolean isSubpath) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.split("/", -1)) {
      String decoded = PercentCode.decode(segment);
      boolean dropped =
          decoded.isEmpty() || (isSubpath && (decoded.equals(".") || decoded.equals("..")));
      if (!dropped) {
        segments.add(decoded);
      }
    }
    return String.join("/", segments);
  }

  private static String trimSlashes(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == '/') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == '/') {
      to--;
    }
    return text.substring(from, to);
  }

  static String print(Purl purl) {
    var text = new StringBuilder(96).append("pkg:").append(purl.type()).append('/');
    if (!purl.namespace().isEmpty()) {
      PercentCode.encode(purl.namespace(), true, text);
      text.append('/');
    }
    PercentCode.encode(purl.name(), false, text);
    if (!purl.version().isEmpty()) {
      PercentCode.encode(purl.version(), false, text.append('@'));
    }
    char mark = '?';
    for (var qualifier : purl.qualifiers().entrySet()) {
      text.append(mark).append(qualifier.getKey()).append('=');
      PercentCode.encode(qualifier.getValue(), false, text);
      mark = '&';
    }
    if (!purl.subpath().isEmpty()) {
      PercentCode.encode(purl.subpath(), true, text.append('#'));
    }
    return text.toString();
  }
}
