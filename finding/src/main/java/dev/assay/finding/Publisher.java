package dev.assay.finding;

import dev.assay.advisory.Rating;
import dev.assay.match.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Who speaks for the packages of a finding, and so whose rating counts.
///
/// A distribution builds its own packages and rates what a flaw means in them, so its CVSS comes
/// before NVD's. CVSS 4 ratings are shown but never decide, as in Inspector.
enum Publisher {
  DEBIAN("DEBIAN_CVE"),
  UBUNTU("UBUNTU_CVE"),
  ALPINE("ALPINE_CVE"),
  AMAZON("AMAZON_CVE"),
  RED_HAT("REDHAT_CVE"),
  LANGUAGES("NVD");

  private static final Map<String, Publisher> BY_ECOSYSTEM =
      Map.of(
          "Debian", DEBIAN,
          "Ubuntu", UBUNTU,
          "Ubuntu Pro", UBUNTU,
          "Alpine", ALPINE,
          "Amazon Linux", AMAZON,
          "Red Hat", RED_HAT,
          "AlmaLinux", RED_HAT,
          "Rocky Linux", RED_HAT);

  private final String word;

  Publisher(String word) {
    this.word = word;
  }

  /// The distribution where any package belongs to one.
  static Publisher of(List<Verdict.Affected> verdicts) {
    return verdicts.stream().map(Publisher::of).min(Comparator.naturalOrder()).orElse(LANGUAGES);
  }

  private static Publisher of(Verdict.Affected verdict) {
    return BY_ECOSYSTEM.getOrDefault(verdict.statement().ecosystem().name(), LANGUAGES);
  }

  /// The API's word for the publisher whose record decided.
  String source(List<Verdict.Affected> verdicts) {
    boolean reviewedByGitHub =
        this == LANGUAGES
            && verdicts.stream().anyMatch(v -> v.statement().record().startsWith("GHSA-"));
    return reviewedByGitHub ? "GITHUB" : word;
  }

  /// The publisher's own word for how bad it is; empty where it says none.
  String vendorSeverity(List<Verdict.Affected> verdicts) {
    return verdicts.stream()
        .filter(verdict -> of(verdict) == this)
        .map(verdict -> verdict.statement().vendorSeverity())
        .filter(said -> !said.isEmpty())
        .findFirst()
        .orElse("");
  }

  Score score(List<Rating> ratings) {
    return ratings.stream()
        .filter(rating -> generation(rating) < 4)
        .min(
            Comparator.comparingInt((Rating rating) -> -generation(rating))
                .thenComparingInt(this::distance)
                .thenComparing(Rating::version, Comparator.reverseOrder())
                .thenComparing(Rating::source))
        .<Score>map(Score.Rated::new)
        .orElseGet(Score.Unrated::new);
  }

  private int distance(Rating rating) {
    if (rating.source().equals(word)) {
      return 0;
    }
    return switch (rating.source()) {
      case "NVD" -> 1;
      case "GITHUB" -> 2;
      case "CISA_ADP" -> 4;
      default -> 3;
    };
  }

  private static int generation(Rating rating) {
    return rating.version().isEmpty() ? 0 : rating.version().charAt(0) - '0';
  }
}
