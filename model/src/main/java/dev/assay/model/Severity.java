package dev.assay.model;

/// How bad a finding is, in the API's words and in rising order.
public enum Severity {
  UNTRIAGED,
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// The severity of a CVSS base score, after the bands the Inspector user guide gives: 0
  /// informational, below 4 low, below 7 medium, below 9 high, else critical.
  ///
  /// @param baseScore 0.0 to 10.0
  public static Severity ofBaseScore(double baseScore) {
    if (!(baseScore >= 0.0 && baseScore <= 10.0)) {
      throw new IllegalArgumentException("a CVSS score lies between 0 and 10: " + baseScore);
    }
    if (baseScore == 0.0) {
      return INFORMATIONAL;
    }
    if (baseScore < 4.0) {
      return LOW;
    }
    if (baseScore < 7.0) {
      return MEDIUM;
    }
    return baseScore < 9.0 ? HIGH : CRITICAL;
  }
}
