package dev.assay.model;

/// Something in an input that could not be read, with what was lost by it. Problems are results:
/// they are counted and shown, never thrown.
///
/// @param code stable, such as `INV-DPKG-004`; listed in `docs/reference/problems.md`
/// @param source the file, archive member or record, in the reader's words
/// @param line 1-based; 0 where unknown
/// @param column 1-based; 0 where unknown
/// @param field name of the field or a JSON pointer; empty where the whole source is meant
/// @param value what was found, cut at 80 characters, control characters escaped
/// @param reason a clause that says what is wrong with it
/// @param effect a clause that says what was skipped because of it
public record InputProblem(
    String code,
    String source,
    int line,
    int column,
    String field,
    String value,
    String reason,
    String effect) {

  private static final int LONGEST_VALUE = 80;

  public InputProblem {
    value = printable(value);
  }

  /// A problem with a whole source.
  public static InputProblem of(String code, String source, String reason, String effect) {
    return new InputProblem(code, source, 0, 0, "", "", reason, effect);
  }

  /// One line for people: `source:line · field · "value" · reason · effect`.
  public String message() {
    var text = new StringBuilder(printable(source));
    if (line > 0) {
      text.append(':').append(line);
    }
    if (!field.isEmpty()) {
      text.append(" · ").append(printable(field));
    }
    if (!value.isEmpty()) {
      text.append(" · \"").append(value).append('"');
    }
    return text.append(" · ").append(reason).append(" · ").append(effect).toString();
  }

  /// Names and values come from hostile files: nothing that moves a cursor reaches a terminal.
  private static String printable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_VALUE)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
