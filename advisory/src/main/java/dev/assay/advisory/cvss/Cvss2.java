package dev.assay.advisory.cvss;

/// The equations of CVSS 2.0 (FIRST, Complete Documentation, section 3.2), each rounded to one
/// decimal as they say.
final class Cvss2 {
  private final CvssVector vector;

  Cvss2(CvssVector vector) {
    this.vector = vector;
  }

  double base() {
    return base(impact(1, 1, 1));
  }

  double score() {
    if (!vector.has(2)) {
      return vector.has(1) ? temporal(base()) : base();
    }
    double adjusted = Math.min(10, impact(requirement("CR"), requirement("IR"), requirement("AR")));
    double temporal = temporal(base(adjusted));
    return rounded((temporal + (10 - temporal) * damage()) * targets());
  }

  private double base(double impact) {
    double exploitability =
        20
            * weight("AV", "L", 0.395, "A", 0.646, "N", 1.0)
            * weight("AC", "H", 0.35, "M", 0.61, "L", 0.71)
            * weight("Au", "M", 0.45, "S", 0.56, "N", 0.704);
    double factor = impact == 0 ? 0 : 1.176;
    return rounded((0.6 * impact + 0.4 * exploitability - 1.5) * factor);
  }

  private double impact(double c, double i, double a) {
    return 10.41 * (1 - (1 - loss("C") * c) * (1 - loss("I") * i) * (1 - loss("A") * a));
  }

  private double temporal(double base) {
    return rounded(
        base
            * weight("E", "U", 0.85, "POC", 0.9, "F", 0.95)
            * weight("RL", "OF", 0.87, "TF", 0.9, "W", 0.95)
            * weight("RC", "UC", 0.9, "UR", 0.95, "C", 1.0));
  }

  private double loss(String metric) {
    return weight(metric, "N", 0.0, "P", 0.275, "C", 0.660);
  }

  private double requirement(String metric) {
    return weight(metric, "L", 0.5, "M", 1.0, "H", 1.51);
  }

  private double damage() {
    return switch (vector.value("CDP")) {
      case "L" -> 0.1;
      case "LM" -> 0.3;
      case "MH" -> 0.4;
      case "H" -> 0.5;
      default -> 0;
    };
  }

  private double targets() {
    return switch (vector.value("TD")) {
      case "N" -> 0;
      case "L" -> 0.25;
      case "M" -> 0.75;
      default -> 1;
    };
  }

  /// One for every other value: not defined, high.
  private double weight(
      String metric, String a, double ofA, String b, double ofB, String c, double ofC) {
    String value = vector.value(metric);
    return value.equals(a) ? ofA : value.equals(b) ? ofB : value.equals(c) ? ofC : 1;
  }

  private static double rounded(double score) {
    return Math.round(score * 10) / 10.0;
  }
}
