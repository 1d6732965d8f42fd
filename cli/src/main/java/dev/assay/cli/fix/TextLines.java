package dev.assay.cli.fix;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A text file in UTF-8 as lines with their ends, so that what is not edited stays byte for byte.
record TextLines(List<String> lines) {
  /// No manifest that people write is longer.
  private static final long MOST_BYTES = 8 << 20;

  TextLines {
    lines = List.copyOf(lines);
  }

  static TextLines read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException("has " + size + " bytes, more than " + MOST_BYTES);
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException("is not in UTF-8", e);
    }
    var lines = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return new TextLines(lines);
  }

  /// Line of a number from 1; empty outside the file.
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  byte[] bytes() {
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }
}
