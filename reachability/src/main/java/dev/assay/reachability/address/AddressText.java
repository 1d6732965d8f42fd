package dev.assay.reachability.address;

/// Addresses as text: dotted decimal, and RFC 4291 read, RFC 5952 written.
final class AddressText {
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final int LONGEST = 45;

  private AddressText() {}

  static Address ipv4(String text) {
    return new Address(AddressFamily.IPV4, 0, ipv4Bits(text, text));
  }

  private static long ipv4Bits(String text, String whole) {
    long bits = 0;
    int octets = 0;
    int at = 0;
    while (at <= text.length()) {
      int end = text.indexOf('.', at);
      if (end < 0) {
        end = text.length();
      }
      bits = (bits << 8) | octet(text, at, end, whole);
      octets++;
      at = end + 1;
    }
    if (octets != 4) {
      throw notAnAddress(whole);
    }
    return bits;
  }

  private static int octet(String text, int from, int to, String whole) {
    int value = 0;
    if (to - from < 1 || to - from > 3) {
      throw notAnAddress(whole);
    }
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw notAnAddress(whole);
      }
      value = value * 10 + digit;
    }
    if (value > 255) {
      throw notAnAddress(whole);
    }
    return value;
  }

  static Address ipv6(String text) {
    if (text.length() > LONGEST) {
      throw notAnAddress(text);
    }
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      throw notAnAddress(text);
    }
    int[] front = gap < 0 ? groups(text, text) : groups(text.substring(0, gap), text);
    int[] back = gap < 0 ? new int[0] : groups(text.substring(gap + 2), text);
    int known = front.length + back.length;
    if (gap < 0 ? known != GROUPS : known >= GROUPS) {
      throw notAnAddress(text);
    }
    int[] all = new int[GROUPS];
    System.arraycopy(front, 0, all, 0, front.length);
    System.arraycopy(back, 0, all, GROUPS - back.length, back.length);
    return new Address(AddressFamily.IPV6, bits(all, 0), bits(all, GROUPS / 2));
  }

  private static long bits(int[] groups, int from) {
    long bits = 0;
    for (int i = from; i < from + GROUPS / 2; i++) {
      bits = (bits << GROUP_BITS) | groups[i];
    }
    return bits;
  }

  private static int[] groups(String text, String whole) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean endsInIpv4 = parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[parts.length + (endsInIpv4 ? 1 : 0)];
    if (groups.length > GROUPS) {
      throw notAnAddress(whole);
    }
    int hexadecimal = endsInIpv4 ? parts.length - 1 : parts.length;
    for (int i = 0; i < hexadecimal; i++) {
      groups[i] = group(parts[i], whole);
    }
    if (endsInIpv4) {
      long bits = ipv4Bits(parts[parts.length - 1], whole);
      groups[groups.length - 2] = (int) (bits >>> GROUP_BITS);
      groups[groups.length - 1] = (int) (bits & 0xffff);
    }
    return groups;
  }

  private static int group(String text, String whole) {
    if (text.isEmpty() || text.length() > 4) {
      throw notAnAddress(whole);
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        throw notAnAddress(whole);
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  static String of(Address address) {
    return switch (address.family()) {
      case IPV4 -> {
        long bits = address.low();
        yield (bits >>> 24)
            + "."
            + ((bits >>> 16) & 255)
            + "."
            + ((bits >>> 8) & 255)
            + "."
            + (bits & 255);
      }
      case IPV6 -> ipv6Text(address);
    };
  }

  /// The longest run of two or more zero groups is left out, the first of equals (RFC 5952, 4.2).
  private static String ipv6Text(Address address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < GROUPS / 2 ? address.high() : address.low();
      groups[i] = (int) ((half >>> (GROUP_BITS * (GROUPS / 2 - 1 - i % (GROUPS / 2)))) & 0xffff);
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapStart = i;
        gapLength = end - i;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  private static AddressFormatException notAnAddress(String text) {
    return new AddressFormatException("\"" + text + "\" is not an IP address");
  }
}
