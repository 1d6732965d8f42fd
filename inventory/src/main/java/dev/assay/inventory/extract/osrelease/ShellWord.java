package dev.assay.inventory.extract.osrelease;

/// One value in the shell's quoting, as far as os-release(5) allows it.
final class ShellWord {
  private ShellWord() {}

  /// What the shell would assign. In double quotes a backslash keeps its meaning only before `"`,
  /// `$`, `` ` `` and itself (POSIX Shell 2.2.3); in single quotes nothing has one; outside quotes
  /// it protects any character and a blank ends the word.
  static String unquote(String text) {
    var word = new StringBuilder(text.length());
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        if (quote == 0 || "\"$`\\".indexOf(next) >= 0) {
          word.append(next);
          i++;
        } else {
          word.append(c);
        }
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == ' ' || c == '\t')) {
        break;
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
