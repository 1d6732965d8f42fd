package dev.assay.match;

import dev.assay.advisory.AffectedPackage;

/// A statement with what it means for one installed version.
record Judged(AffectedPackage statement, Judgement judgement) {

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
