package dev.assay.inventory.extract.java;

import java.nio.charset.StandardCharsets;

/// Little-endian numbers, signatures and lengths of APPNOTE.TXT 6.3.10 of PKWARE; its section
/// numbers are in the comments.
final class ZipNumbers {
  /// 4.3.7: the header before an entry's content.
  static final int LOCAL = 0x04034b50;

  static final int LOCAL_LENGTH = 30;

  /// 4.3.9: behind the content where its size was not known before.
  static final int DESCRIPTOR = 0x08074b50;

  /// 4.3.12: an entry of the central directory.
  static final int CENTRAL = 0x02014b50;

  static final int CENTRAL_LENGTH = 46;

  /// 4.3.13.
  static final int SIGNATURE = 0x05054b50;

  /// 4.3.14.
  static final int END_64 = 0x06064b50;

  static final int END_64_LENGTH = 56;

  /// 4.3.15.
  static final int LOCATOR_64 = 0x07064b50;

  static final int LOCATOR_64_LENGTH = 20;

  /// 4.3.16.
  static final int END = 0x06054b50;

  static final int END_LENGTH = 22;

  /// 4.4.5.
  static final int STORED = 0;

  static final int DEFLATED = 8;

  private ZipNumbers() {}

  /// Reads 0 beyond the end.
  static int int16(byte[] in, int at) {
    return at + 2 > in.length ? 0 : (in[at] & 0xff) | (in[at + 1] & 0xff) << 8;
  }

  static int int32(byte[] in, int at) {
    return int16(in, at) | int16(in, at + 2) << 16;
  }

  static long unsigned32(byte[] in, int at) {
    return int32(in, at) & 0xffff_ffffL;
  }

  static long int64(byte[] in, int at) {
    return unsigned32(in, at) | (long) int32(in, at + 4) << 32;
  }

  static String text(byte[] in, int from, int length) {
    return new String(in, from, length, StandardCharsets.UTF_8);
  }
}
