package dev.assay.advisory.cvss;

/// The equations of CVSS 3.0 and 3.1 (FIRST, Specification, sections 7.1 to 7.4, weights in table
/// 16). They differ in how they round and in the impact of a modified vector with changed scope.
final class Cvss3 {
  private final CvssVector vector;
  private final boolean isNewer;

  Cvss3(CvssVector vector) {
    this.vector = vector;
    this.isNewer = vector.version().equals("3.1");
  }

  double base() {
    boolean changed = vector.value("S").equals("C");
    double missed = (1 - loss("C")) * (1 - loss("I")) * (1 - loss("A"));
    double share = 1 - missed;
    double impact =
        changed ? 7.52 * (share - 0.029) - 3.25 * Math.pow(share - 0.02, 15) : 6.42 * share;
    return joined(impact, exploitability("", changed), changed);
  }

  double score() {
    double temporal =
        weight("E", 0.97, 'F', 0.94, 'P', 0.91, 'U')
            * weight("RL", 0.97, 'W', 0.96, 'T', 0.95, 'O')
            * weight("RC", 1, 'C', 0.96, 'R', 0.92, 'U');
    if (!vector.has(2)) {
      return vector.has(1) ? rounded(base() * temporal) : base();
    }
    boolean changed = modified("S").equals("C");
    double missed = (1 - needed("C")) * (1 - needed("I")) * (1 - needed("A"));
    double share = Math.min(1 - missed, 0.915);
    double impact = changed ? changedImpact(share) : 6.42 * share;
    return rounded(joined(impact, exploitability("M", changed), changed) * temporal);
  }

  private double changedImpact(double share) {
    return 7.52 * (share - 0.029)
        - 3.25 * (isNewer ? Math.pow(share * 0.9731 - 0.02, 13) : Math.pow(share - 0.02, 15));
  }

  private double joined(double impact, double exploitability, boolean changed) {
    if (impact <= 0) {
      return 0;
    }
    double sum = impact + exploitability;
    return rounded(Math.min(changed ? 1.08 * sum : sum, 10));
  }

  private double exploitability(String prefix, boolean changed) {
    boolean isModified = !prefix.isEmpty();
    String privileges = isModified ? modified("PR") : vector.value("PR");
    double way =
        switch (isModified ? modified("AV") : vector.value("AV")) {
          case "N" -> 0.85;
          case "A" -> 0.62;
          case "L" -> 0.55;
          default -> 0.2;
        };
    double complexity =
        (isModified ? modified("AC") : vector.value("AC")).equals("L") ? 0.77 : 0.44;
    double rights =
        switch (privileges) {
          case "N" -> 0.85;
          case "L" -> changed ? 0.68 : 0.62;
          default -> changed ? 0.5 : 0.27;
        };
    double user = (isModified ? modified("UI") : vector.value("UI")).equals("N") ? 0.85 : 0.62;
    return 8.22 * way * complexity * rights * user;
  }

  /// The modified metric where it is defined, else the base one.
  private String modified(String metric) {
    String value = vector.value("M" + metric);
    return value.equals("X") ? vector.value(metric) : value;
  }

  private double loss(String metric) {
    return lossOf(vector.value(metric));
  }

  private double needed(String metric) {
    return lossOf(modified(metric))
        * switch (vector.value(metric + "R")) {
          case "H" -> 1.5;
          case "L" -> 0.5;
          default -> 1;
        };
  }

  private static double lossOf(String value) {
    return switch (value) {
      case "H" -> 0.56;
      case "L" -> 0.22;
      default -> 0;
    };
  }

  private double weight(String metric, double a, char ofA, double b, char ofB, double c, char ofC) {
    char value = vector.value(metric).charAt(0);
    return value == ofA ? a : value == ofB ? b : value == ofC ? c : 1;
  }

  /// Up to one decimal; 3.1 works in whole numbers so that no machine's arithmetic shows (3.1
  /// Specification, appendix A).
  private double rounded(double score) {
    if (!isNewer) {
      return Math.ceil(score * 10) / 10;
    }
    long exact = Math.round(score * 100_000);
    return exact % 10_000 == 0 ? exact / 100_000.0 : (exact / 10_000 + 1) / 10.0;
  }
}
