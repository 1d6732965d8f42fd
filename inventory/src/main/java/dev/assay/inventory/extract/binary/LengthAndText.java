package dev.assay.inventory.extract.binary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads texts that stand behind their lengths, as Go writes them: seven bits a byte, least first,
/// the high bit for "more" (`encoding/binary`, `Uvarint`).
final class LengthAndText {
  private static final int LONGEST_NUMBER = 5;

  private final Window window;
  private int end;
  private boolean cut;

  /// @param start from the window's position
  LengthAndText(Window window, int start) {
    this.window = window;
    this.end = start;
  }

  /// The next text; empty where it would be longer than allowed, or than the program.
  String next(int longest) throws IOException, InterruptedException {
    if (window.require(end + LONGEST_NUMBER) < end + 1) {
      return "";
    }
    long length = 0;
    for (int i = 0; i < LONGEST_NUMBER && window.position() + end < window.end(); i++) {
      byte next = window.bytes()[window.position() + end++];
      length |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        break;
      }
    }
    if (length > longest || window.require(end + (int) length) < end + length) {
      cut = true;
      return "";
    }
    int from = window.position() + end;
    end += (int) length;
    return new String(window.bytes(), from, (int) length, StandardCharsets.UTF_8);
  }

  /// Whether a text was not there as its length says.
  boolean isCut() {
    return cut;
  }
}
