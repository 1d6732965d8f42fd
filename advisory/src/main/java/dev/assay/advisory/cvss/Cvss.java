package dev.assay.advisory.cvss;

import dev.assay.advisory.Rating;
import java.util.Optional;

/// Rates CVSS vectors by FIRST's specifications, versions 2.0, 3.0, 3.1 and 4.0.
public final class Cvss {
  private Cvss() {}

  /// A rating with the base score computed from the vector.
  ///
  /// @param source who rated, as [Rating#source()]
  /// @return empty if the vector breaks its version's rules
  public static Optional<Rating> rate(String source, String vector) {
    return CvssVector.parse(vector)
        .map(read -> new Rating(source, read.version(), vector, read.baseScore()));
  }
}
