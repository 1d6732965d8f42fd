package dev.assay.advisory.cvss;

/// The score of CVSS 4.0, which is looked up and interpolated (FIRST, Specification, section 8).
/// The tables and the arithmetic are the cvss-calculator library's; vectors are checked before.
final class Cvss4 {
  private Cvss4() {}

  static double score(CvssVector vector) {
    return us.springett.cvss.Cvss.fromVector(vector.toString()).calculateScore().getBaseScore();
  }
}
