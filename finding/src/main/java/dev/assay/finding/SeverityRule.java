package dev.assay.finding;

import dev.assay.model.Severity;
import java.util.Locale;

/// How bad a finding is: by its score, else by the publisher's own word, else untriaged.
final class SeverityRule {
  private SeverityRule() {}

  static Severity severity(Score score, String vendorSeverity) {
    // Debian's word for a flaw that does no harm in its build, whatever the flaw scores elsewhere
    // (security-tracker documentation, "Severity levels").
    if (vendorSeverity.equals("unimportant")) {
      return Severity.INFORMATIONAL;
    }
    return switch (score) {
      case Score.Rated rated -> Severity.ofBaseScore(rated.value());
      case Score.Unrated() -> ofWord(vendorSeverity);
    };
  }

  /// The words of Red Hat, Amazon, Debian, Ubuntu, GitHub and SUSE.
  private static Severity ofWord(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical" -> Severity.CRITICAL;
      case "high", "important" -> Severity.HIGH;
      case "medium", "moderate" -> Severity.MEDIUM;
      case "low" -> Severity.LOW;
      case "negligible", "unimportant", "none" -> Severity.INFORMATIONAL;
      default -> Severity.UNTRIAGED;
    };
  }
}
