package dev.assay.delivery;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import java.util.Comparator;
import java.util.List;

/// The order in which findings are read: what is worst and most likely to be used comes first. The
/// id decides between equals, so that the order is the same on every run.
final class Urgency {
  private static final Comparator<PackageFinding> MOST_URGENT_FIRST =
      Comparator.comparing(PackageFinding::severity)
          .thenComparing(Urgency::isKnownExploited)
          .thenComparingDouble(Urgency::score)
          .thenComparingDouble(Urgency::epss)
          .reversed()
          .thenComparing(finding -> finding.vulnerability().id());

  private Urgency() {}

  static List<PackageFinding> mostUrgentFirst(List<PackageFinding> findings) {
    return findings.stream().sorted(MOST_URGENT_FIRST).toList();
  }

  private static boolean isKnownExploited(PackageFinding finding) {
    return finding.vulnerability().exploitation().known() instanceof KnownExploitation.Listed;
  }

  private static double score(PackageFinding finding) {
    return switch (finding.score()) {
      case Score.Rated rated -> rated.value();
      case Score.Unrated() -> 0;
    };
  }

  private static double epss(PackageFinding finding) {
    return switch (finding.vulnerability().exploitation().epss()) {
      case Epss.Scored scored -> scored.score();
      case Epss.Unscored() -> 0;
    };
  }
}
