package dev.assay.finding.store;

/// Any Java text in PostgreSQL's, and back without loss: what the database cannot hold, a NUL and
/// halves of surrogate pairs, is written as U+FFFF and four digits. U+FFFF is no character, so
/// plain text is kept as it is.
final class StoredText {
  private static final char MARK = '\uffff';
  private static final int DIGITS = 4;

  private StoredText() {}

  static String write(String text) {
    if (text.chars().allMatch(c -> c != 0 && c != MARK && !Character.isSurrogate((char) c))) {
      return text;
    }
    var written = new StringBuilder(text.length() + DIGITS);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        written.append(c).append(text.charAt(++i));
      } else if (c == 0 || c == MARK || Character.isSurrogate(c)) {
        written.append(MARK).append("%04x".formatted((int) c));
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }

  static String read(String text) {
    if (text.indexOf(MARK) < 0) {
      return text;
    }
    var read = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == MARK) {
        read.append((char) Integer.parseInt(text, i + 1, i + 1 + DIGITS, 16));
        i += DIGITS;
      } else {
        read.append(c);
      }
    }
    return read.toString();
  }
}
