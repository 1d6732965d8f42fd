package dev.assay.cli.reach;

import dev.assay.delivery.TerminalText;
import java.util.ArrayList;
import java.util.List;

/// Parts of an SVG 1.1 picture as text. What comes from documents is cleaned and escaped.
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /// Markup without anything from documents in it.
  Svg add(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  Svg rectangle(String kind, int x, int y, int width, int height) {
    return add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
            .formatted(kind, x, y, width, height));
  }

  Svg words(String kind, int x, int y, String words) {
    return add(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, y, escaped(words)));
  }

  /// A line with an arrow at its end.
  Svg arrow(String kind, int... points) {
    var path = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      path.append(i == 0 ? "M" : " L").append(points[i]).append(' ').append(points[i + 1]);
    }
    return add("<path class=\"%s\" d=\"%s\" marker-end=\"url(#tip)\"/>".formatted(kind, path));
  }

  /// For text and attributes alike.
  static String escaped(String words) {
    return TerminalText.clean(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// Lines of at most so many characters: broken at spaces where there are any, and cut in two
  /// where a word is longer.
  static List<String> wrapped(String words, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = TerminalText.clean(words);
    while (rest.length() > columns) {
      int space = rest.lastIndexOf(' ', columns);
      int end = rest.substring(0, Math.max(0, space)).isBlank() ? columns : space;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
