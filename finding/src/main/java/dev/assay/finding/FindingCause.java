package dev.assay.finding;

import java.time.Instant;

/// What changed a finding.
///
/// @param cause in words, such as `sg-0a1b: sgr-77 added`
public record FindingCause(Instant at, Event event, String cause) {

  /// What happened to the finding.
  public enum Event {
    OPENED,
    REOPENED,
    UPDATED,
    CLOSED
  }
}
