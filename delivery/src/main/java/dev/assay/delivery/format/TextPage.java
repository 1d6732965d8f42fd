package dev.assay.delivery.format;

import dev.assay.delivery.Display;
import dev.assay.delivery.TerminalText;
import dev.assay.model.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lines for people, none wider than the display. What is put on it has been cleaned before.
final class TextPage {
  private final Display display;
  private final StringBuilder text = new StringBuilder();

  TextPage(Display display) {
    this.display = display;
  }

  int width() {
    return display.width();
  }

  void blank() {
    text.append('\n');
  }

  /// One line, or as many as it takes.
  void line(String words) {
    line(words, 2);
  }

  void line(String words, int indent) {
    for (String part : TerminalText.wrap(words, display.width(), indent)) {
      text.append(part.stripTrailing()).append('\n');
    }
  }

  /// A line that is already known to fit, with colours in it.
  void fittingLine(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  /// A severity word in its colour, where the display has colours.
  String colored(Severity severity) {
    return colored(severity, Words.of(severity));
  }

  private String colored(Severity severity, String word) {
    if (!display.color()) {
      return word;
    }
    String code =
        switch (severity) {
          case CRITICAL -> "1;31";
          case HIGH -> "31";
          case MEDIUM -> "33";
          case LOW -> "36";
          case INFORMATIONAL, UNTRIAGED -> "2";
        };
    return "\u001b[" + code + "m" + word + "\u001b[0m";
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
