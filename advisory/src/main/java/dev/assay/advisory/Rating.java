package dev.assay.advisory;

import dev.assay.advisory.cvss.Cvss;
import java.util.Optional;

/// One publisher's CVSS assessment.
///
/// @param source who says so, in the API's words: `NVD`, `GITHUB`, `DEBIAN_CVE`, `AMAZON_CVE`,
///     `REDHAT_CVE`, `UBUNTU_CVE`, `CISA_ADP`, or the CVE numbering authority's short name
/// @param version `2.0`, `3.0`, `3.1`, `4.0`
/// @param vector the CVSS vector string; never empty
/// @param baseScore computed from the vector, 0.0 to 10.0
public record Rating(String source, String version, String vector, double baseScore) {

  /// A rating whose score is computed from its vector.
  ///
  /// @return empty if the vector breaks its version's rules
  public static Optional<Rating> computed(String source, String vector) {
    return Cvss.rate(source, vector);
  }
}
