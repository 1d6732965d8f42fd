package dev.assay.reachability.oracle;

import java.math.BigInteger;
import java.util.Optional;

/// One address. Addresses of one version compare by value; version 4 sorts before 6.
record Ip(int version, BigInteger value) implements Comparable<Ip> {

  static Ip of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
  }

  /// Empty for anything that is not written as an address.
  static Optional<Ip> parse(String text) {
    if (text.indexOf(':') >= 0) {
      return parse6(text);
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      value = value * 256 + Integer.parseInt(part);
    }
    return Optional.of(new Ip(4, BigInteger.valueOf(value)));
  }

  private static Optional<Ip> parse6(String text) {
    int gap = text.indexOf("::");
    String[] head = groups(gap < 0 ? text : text.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    int given = head.length + tail.length;
    if (given > 8 || (gap < 0 && given != 8)) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int at = 0; at < 8; at++) {
      String group =
          at < head.length ? head[at] : at >= 8 - tail.length ? tail[at - 8 + tail.length] : "0";
      if (!group.matches("[0-9a-fA-F]{1,4}")) {
        return Optional.empty();
      }
      value = value.shiftLeft(16).add(BigInteger.valueOf(Integer.parseInt(group, 16)));
    }
    return Optional.of(new Ip(6, value));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  static int bits(int version) {
    return version == 4 ? 32 : 128;
  }

  @Override
  public int compareTo(Ip other) {
    return version == other.version
        ? value.compareTo(other.value)
        : Integer.compare(version, other.version);
  }

  /// Version 6 in the form of RFC 5952.
  @Override
  public String toString() {
    if (version == 4) {
      long bits = value.longValue();
      return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
    int[] groups = new int[8];
    for (int at = 0; at < 8; at++) {
      groups[at] = value.shiftRight(16 * (7 - at)).intValue() & 0xffff;
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int start = 0; start < 8; start++) {
      int end = start;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - start > bestLength) {
        bestStart = start;
        bestLength = end - start;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < 8; at++) {
      if (at == bestStart) {
        text.append("::");
        at += bestLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[at]));
    }
    return text.toString();
  }
}
