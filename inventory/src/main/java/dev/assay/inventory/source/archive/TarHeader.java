package dev.assay.inventory.source.archive;

import java.nio.charset.StandardCharsets;

/// The fields of one 512-byte header block: POSIX.1-1988 "ustar" with GNU's extensions (GNU tar
/// manual, "Basic Tar Format").
final class TarHeader {
  static final int BLOCK = 512;
  private static final int CHECKSUM = 148;

  private TarHeader() {}

  static boolean isZero(byte[] block) {
    for (byte one : block) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /// The checksum counts its own field as blanks. Old writers summed signed bytes.
  static boolean checksumHolds(byte[] block) {
    long stated = number(block, CHECKSUM, 8);
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + 8;
      unsigned += own ? ' ' : block[i] & 0xff;
      signed += own ? ' ' : block[i];
    }
    return stated == unsigned || stated == signed;
  }

  static String path(byte[] block) {
    String name = text(block, 0, 100);
    // GNU's own magic is "ustar  \0": there the prefix field holds times instead.
    boolean posix = text(block, 257, 6).equals("ustar") && block[262] == 0;
    String prefix = posix ? text(block, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  static String linkTarget(byte[] block) {
    return text(block, 157, 100);
  }

  static char type(byte[] block) {
    return (char) (block[156] & 0xff);
  }

  /// -1 where it is no number or a negative one.
  static long size(byte[] block) {
    return number(block, 124, 12);
  }

  /// Any of the three execute bits of the mode.
  static boolean isExecutable(byte[] block) {
    return (number(block, 100, 8) & 0111) != 0;
  }

  static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  /// Octal text, or base-256 where the first bit is set.
  static long number(byte[] block, int from, int length) {
    if ((block[from] & 0x80) != 0) {
      return binary(block, from, length);
    }
    long value = 0;
    boolean digits = false;
    for (int i = from; i < from + length; i++) {
      int c = block[i];
      if (c >= '0' && c <= '7') {
        value = value << 3 | (c - '0');
        digits = true;
      } else if (c != ' ' || digits) {
        return c == ' ' || c == 0 ? value : -1;
      }
    }
    return value;
  }

  private static long binary(byte[] block, int from, int length) {
    long value = block[from] & 0x7f;
    for (int i = from + 1; i < from + length; i++) {
      if (value >>> 55 != 0) {
        return -1;
      }
      value = value << 8 | (block[i] & 0xff);
    }
    return value;
  }
}
