package dev.assay.advisory;

import java.util.Set;

/// How close a statement stands to the distribution it speaks of.
///
/// Where a distribution judges CVE by CVE, its own feed goes before conversions of it (OSV's,
/// Canonical's VEX), and those before an advisory that names the CVE among others
/// (`docs/detection.md`, "Whose word counts").
public final class Closeness {
  /// Distributions that state each CVE themselves, so that nobody else's statement counts beside
  /// theirs.
  private static final Set<String> JUDGED_BY_CVE =
      Set.of("Debian", "Ubuntu", "Ubuntu Pro", "Alpine", "Wolfi", "Chainguard");

  private Closeness() {}

  /// Whether the distribution states each CVE itself.
  public static boolean isJudgedByCve(Ecosystem ecosystem) {
    return JUDGED_BY_CVE.contains(ecosystem.name());
  }

  /// 0 for the distribution's own feed, more for others; of several the smallest decides.
  ///
  /// @param feed that the statement was read from
  /// @param record its id in that feed
  public static int distance(String feed, String record) {
    return switch (feed) {
      case "osv" -> record.contains("CVE-") ? 1 : 2;
      case "ubuntu-vex" -> 1;
      default -> 0;
    };
  }
}
