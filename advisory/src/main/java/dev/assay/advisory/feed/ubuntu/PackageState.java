package dev.assay.advisory.feed.ubuntu;

import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.Statements;
import java.util.Optional;

/// The state of a package in a release: a word, and what stands in brackets behind it.
///
/// The words are those of the tracker's README, section "Package status".
record PackageState(String word, String note) {
  private static final int LONGEST_REASON = 80;

  /// Reads `released (1.2-3ubuntu1)`.
  static PackageState parse(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new PackageState(text.strip(), "");
    }
    int close = text.lastIndexOf(')');
    return new PackageState(
        text.substring(0, open).strip(),
        text.substring(open + 1, close > open ? close : text.length()).strip());
  }

  /// Whether the tracker knows the word.
  boolean isKnown() {
    return switch (word) {
      case "released",
          "needed",
          "needs-triage",
          "pending",
          "in-progress",
          "active",
          "deferred",
          "ignored",
          "not-affected",
          "DNE" ->
          true;
      default -> false;
    };
  }

  /// Empty where the package does not exist in the release.
  ///
  /// `pending` names a version that is not out yet, so it is no fix.
  Optional<Statement> statement() {
    return switch (word) {
      case "DNE" -> Optional.empty();
      case "not-affected" -> Optional.of(new Statement.NotAffected(reason()));
      case "released" -> Optional.of(released());
      case "deferred" -> Optional.of(Statements.open(FixPlan.DEFERRED));
      case "ignored" -> Optional.of(Statements.open(ignored()));
      case "needs-triage" -> Optional.of(Statements.open(FixPlan.UNKNOWN));
      default -> Optional.of(Statements.open(FixPlan.NOT_YET_FIXED));
    };
  }

  private Statement released() {
    return note.isEmpty()
        ? new Statement.Undetermined("the tracker says it is released, but in no version")
        : Statements.fixed(note);
  }

  /// A reason that is a version says only which build was looked at.
  private String reason() {
    boolean isVersion = note.isEmpty() || Character.isDigit(note.charAt(0));
    return isVersion || note.length() > LONGEST_REASON
        ? "Ubuntu's tracker says so"
        : "Ubuntu's tracker says so: " + note;
  }

  /// What is ignored because support has ended, or because another kernel took the package's place,
  /// is as vulnerable as before.
  private FixPlan ignored() {
    boolean ended =
        note.contains("end of")
            || note.contains("end-of-life")
            || note.contains("out of standard support")
            || note.startsWith("superseded by")
            || note.startsWith("replaced by")
            || note.contains("EOL");
    return ended ? FixPlan.END_OF_LIFE : FixPlan.WILL_NOT_FIX;
  }
}
