package dev.assay.inventory.extract.binary;

/// The forms of programs that systems load, by their first bytes.
final class ProgramForm {
  private static final int LEAST = 64;

  private ProgramForm() {}

  /// Whether the bytes begin a program: ELF (System V gABI 4.1, "ELF Identification"), PE
  /// (an MS-DOS header; Microsoft's "PE Format"), Mach-O of 32 or 64 bits in either byte order
  /// (`mach-o/loader.h`). A Mach-O of several architectures begins as a Java class does, with
  /// `cafebabe`; it has fewer than 40 of them, and a class a version above that.
  static boolean matches(byte[] first) {
    if (first.length < LEAST) {
      return false;
    }
    int word =
        (first[0] & 0xff) << 24
            | (first[1] & 0xff) << 16
            | (first[2] & 0xff) << 8
            | (first[3] & 0xff);
    return switch (word) {
      case 0x7f454c46, 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> true;
      case 0xcafebabe -> first[4] == 0 && first[5] == 0 && first[6] == 0 && first[7] < 40;
      default -> word >>> 16 == 0x4d5a;
    };
  }
}
