package dev.assay.finding.store;

import dev.assay.model.Severity;

/// Severities as the `severity` column keeps them, in rising order. Stored: never renumber.
final class SeverityNumber {
  private SeverityNumber() {}

  static int of(Severity severity) {
    return switch (severity) {
      case UNTRIAGED -> 0;
      case INFORMATIONAL -> 1;
      case LOW -> 2;
      case MEDIUM -> 3;
      case HIGH -> 4;
      case CRITICAL -> 5;
    };
  }
}
