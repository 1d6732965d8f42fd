package dev.assay.finding;

import dev.assay.advisory.Rating;

/// A finding's number.
public sealed interface Score {
  /// Somebody rated the vulnerability.
  ///
  /// @param rating the assessment the number comes from, unadjusted
  record Rated(Rating rating) implements Score {
    /// 0.0 to 10.0.
    public double value() {
      return rating.baseScore();
    }
  }

  /// Nobody has rated the vulnerability.
  record Unrated() implements Score {}
}
