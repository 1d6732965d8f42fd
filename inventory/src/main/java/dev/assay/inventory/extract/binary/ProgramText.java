package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.binary.VersionRule.Letters;
import java.nio.charset.StandardCharsets;

/// The texts of a program in its window: each ends with a zero byte.
final class ProgramText {
  private static final int LONGEST = 32;

  private final byte[] bytes;
  private final int end;

  ProgramText(Window window) {
    this.bytes = window.bytes();
    this.end = window.end();
  }

  /// Whether a text begins here; a line of one does too.
  boolean starts(int at) {
    return at == 0 || bytes[at - 1] == 0 || bytes[at - 1] == '\n';
  }

  /// Where the text behind the current one begins.
  int nextText(int at) {
    int next = at;
    while (next < end && bytes[next] != 0) {
      next++;
    }
    return next + 1;
  }

  /// Numbers with dots between them, at least two; empty where there are none.
  String numbers(int from, Letters letters) {
    int to = numbersEnd(from, letters);
    return to == from ? "" : text(from, to);
  }

  /// As [#numbers], where nothing else is in the text.
  String wholeNumbers(int from, Letters letters) {
    int to = numbersEnd(from, letters);
    // A copy built between releases has a plus behind its version.
    boolean whole = to < end && (bytes[to] == 0 || bytes[to] == '+');
    return to == from || !whole ? "" : text(from, to);
  }

  /// The numbers that end here and begin a text.
  String numbersBefore(int to) {
    int from = to;
    while (from > 0 && to - from < LONGEST && bytes[from - 1] != 0) {
      from--;
    }
    return from > 0 && numbersEnd(from, Letters.NONE) == to ? text(from, to) : "";
  }

  private int numbersEnd(int from, Letters letters) {
    int at = from;
    int dots = 0;
    int limit = Math.min(end, from + LONGEST);
    while (at < limit && isDigit(at)) {
      at = digitsEnd(at, limit);
      if (at + 1 < limit && bytes[at] == '.' && isDigit(at + 1)) {
        dots++;
        at++;
      }
    }
    // The sentence "since version 2.5." names no version of the program.
    if (dots == 0 || at >= end || bytes[at] == '.') {
      return from;
    }
    // Updates of Java 8: 1.8.0_412.
    if (bytes[at] == '_' && isDigit(at + 1)) {
      at = digitsEnd(at + 1, limit);
    }
    int numbers = at;
    while (letters != Letters.NONE && at < limit && isDigitOrLetter(at)) {
      at++;
    }
    return letters == Letters.NEEDED && at == numbers ? from : at;
  }

  private int digitsEnd(int from, int limit) {
    int at = from;
    while (at < limit && isDigit(at)) {
      at++;
    }
    return at;
  }

  private boolean isDigitOrLetter(int at) {
    return isDigit(at) || (bytes[at] >= 'a' && bytes[at] <= 'z');
  }

  private boolean isDigit(int at) {
    return at < end && bytes[at] >= '0' && bytes[at] <= '9';
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
