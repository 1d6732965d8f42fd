package dev.assay.advisory.feed;

import dev.assay.model.InputProblem;
import java.time.Instant;

/// Takes what a feed says, as it is read.
public interface FactSink {
  void accept(Fact fact);

  /// A record was read, whatever it led to.
  void countRecord();

  /// A record speaks of nothing the index can answer for.
  void countLeftOut();

  void problem(InputProblem problem);

  /// The feed states this time for itself; the newest counts.
  void feedTime(Instant time);
}
