package dev.assay.cli.remote;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import java.util.Map;

/// Rows of a server's list in columns.
public final class Columns {
  private static final int DAY = "2026-01-31".length();

  private Columns() {}

  /// One line, without the spaces at its end.
  public static void print(Session session, String line) {
    session.out().print(line.stripTrailing() + "\n");
  }

  /// A text of its own beneath a row, broken where the terminal ends; nothing where it is empty.
  ///
  /// @param indent spaces before each line
  public static void below(Session session, int indent, String text) {
    if (!text.isEmpty()) {
      String margin = " ".repeat(indent);
      TerminalText.wrap(text, session.width() - indent, 0)
          .forEach(line -> print(session, margin + line));
    }
  }

  /// A member; empty where it is absent.
  public static String text(Map<String, String> row, String member) {
    return TerminalText.clean(row.getOrDefault(member, ""));
  }

  /// The day of a time.
  public static String day(Map<String, String> row, String member) {
    String time = text(row, member);
    return time.length() < DAY ? time : time.substring(0, DAY);
  }
}
