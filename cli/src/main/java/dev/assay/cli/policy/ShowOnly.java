package dev.assay.cli.policy;

import dev.assay.cli.option.Choice;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.PackageFinding.FixAvailability;
import dev.assay.model.Severity;

/// The filter of a scan. What it leaves out is hidden, counted and said.
///
/// @param least findings below this severity are hidden
/// @param fixable whether findings without any fix are hidden
public record ShowOnly(Severity least, boolean fixable) {
  /// Whether a finding is shown.
  public boolean shows(PackageFinding finding) {
    return finding.severity().compareTo(least) >= 0
        && !(fixable && finding.fixAvailability() == FixAvailability.NO);
  }

  /// As written on the command line; empty where nothing is hidden.
  public String words() {
    String severity = least == Severity.UNTRIAGED ? "" : "--min-severity " + Choice.word(least);
    return (severity + (fixable ? " --fixable" : "")).strip();
  }
}
