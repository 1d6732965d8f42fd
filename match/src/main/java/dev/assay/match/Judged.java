package dev.assay.match;

import dev.assay.advisory.AffectedPackage;

/// A statement with what it means for one installed version.
record Judged(AffectedPackage statement, Judgement judgement) {

  /// Whether a version is named that removes the vulnerability.
  boolean isUpgrade() {
    return judgement instanceof Judgement.Inside inside && inside.fix() instanceof Fix.Upgrade;
  }

  /// Whether the installed version is affected and nothing is known that removes it.
  boolean isWithoutFix() {
    return judgement instanceof Judgement.Inside inside && inside.fix() instanceof Fix.None;
  }

  /// Whether the installed version is at or past a version that fixes the vulnerability.
  boolean isFixed() {
    return judgement instanceof Judgement.Outside outside && outside.fixed();
  }

  /// One line for people.
  String evidence() {
    return statement.record()
        + " ("
        + statement.feed()
        + ") on "
        + statement.ecosystem()
        + " "
        + statement.name()
        + ": "
        + judgement.because().get();
  }
}
