package dev.assay.cli.policy;

import dev.assay.cli.option.Choice;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.model.Severity;

/// The filter of a scan. What it leaves out is hidden, counted and said.
///
/// @param least findings below this severity are hidden
/// @param fixable whether findings without any fix are hidden
/// @param ignored findings that somebody has decided to hide
public record ShowOnly(Severity least, boolean fixable, IgnoreFile ignored) {
  /// Hides nothing.
  public static final ShowOnly ALL = new ShowOnly(Severity.UNTRIAGED, false, IgnoreFile.NONE);

  /// Whether a finding is shown.
  public boolean shows(PackageFinding finding) {
    return finding.severity().compareTo(least) >= 0
        && !(fixable && finding.fixAvailability() == FixAvailability.NO)
        && !ignored.hides(finding);
  }

  /// As written on the command line; empty where nothing is hidden.
  public String words() {
    String severity = least == Severity.UNTRIAGED ? "" : "--min-severity " + Choice.word(least);
    String file = ignored.file().isEmpty() ? "" : " --ignore-file " + ignored.file();
    return (severity + (fixable ? " --fixable" : "") + file).strip();
  }
}
