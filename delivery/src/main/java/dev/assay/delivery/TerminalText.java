package dev.assay.delivery;

import java.util.ArrayList;
import java.util.List;

/// Text that is safe to show: what packages and files call themselves must not move a cursor, hide
/// a line or reorder words, and takes as many columns as a terminal will give it.
public final class TerminalText {
  private TerminalText() {}

  /// Replaces what a terminal would act on, or hide, by its code: control and format characters
  /// (bidirectional overrides among them), line separators, unpaired surrogates.
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return cleanFrom(text);
      }
    }
    return text;
  }

  private static String cleanFrom(String text) {
    var shown = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              if (isShown(c)) {
                shown.appendCodePoint(c);
              } else {
                String hex = Integer.toHexString(c);
                shown.append("\\u").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex);
              }
            });
    return shown.toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// Columns that cleaned text takes: two for East Asian wide characters and pictographs (Unicode
  /// Standard Annex 11), none for marks that combine with the character before them.
  public static int width(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      columns += width(c);
      i += Character.charCount(c);
    }
    return columns;
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /// Spaces that fill cleaned text up to a number of columns.
  public static String padding(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text)));
  }

  /// Breaks cleaned text into lines, at spaces where it has any, within words where it must.
  ///
  /// @param columns no line takes more
  /// @param indent spaces before every line but the first
  public static List<String> wrap(String text, int columns, int indent) {
    var lines = new ArrayList<String>();
    String margin = " ".repeat(indent);
    String line = "";
    boolean started = false;
    for (String word : text.split(" ", -1)) {
      if (started && width(line) + 1 + width(word) <= columns) {
        line = line + " " + word;
        continue;
      }
      if (started) {
        lines.add(line.stripTrailing());
        line = margin;
      }
      String rest = word;
      while (width(line) + width(rest) > columns) {
        int end = fitting(rest, columns - width(line));
        lines.add(line + rest.substring(0, end));
        rest = rest.substring(end);
        line = margin;
      }
      line = line + rest;
      started = true;
    }
    lines.add(line);
    return lines;
  }

  /// How many characters fit; at least one code point, so that every step gets on.
  private static int fitting(String text, int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      taken += width(c);
      if (taken > columns && end > 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }
}
