package dev.assay.advisory;

import java.time.LocalDate;

/// FIRST's estimate that a vulnerability is exploited within 30 days.
public sealed interface Epss {
  /// A line of the feed.
  ///
  /// @param score probability, 0 to 1
  /// @param percentile 0 to 1; below 0 where the feed's day had none
  /// @param date the day the model ran
  record Scored(double score, double percentile, LocalDate date) implements Epss {}

  /// The feed has no line for the vulnerability.
  record Unscored() implements Epss {}
}
