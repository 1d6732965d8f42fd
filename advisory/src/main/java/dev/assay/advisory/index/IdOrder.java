package dev.assay.advisory.index;

import java.nio.charset.StandardCharsets;

/// Ids in the order of their UTF-8 bytes, without regard to ASCII case.
final class IdOrder {
  private IdOrder() {}

  static int compare(String a, String b) {
    return compare(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  static int compare(byte[] a, byte[] b) {
    int shared = Math.min(a.length, b.length);
    for (int i = 0; i < shared; i++) {
      int difference = lower(a[i]) - lower(b[i]);
      if (difference != 0) {
        return difference;
      }
    }
    return a.length - b.length;
  }

  private static int lower(byte character) {
    int value = character & 0xff;
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }
}
