package dev.assay.api.operation;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.api.inspector2.CvssScore;
import dev.assay.api.inspector2.CvssScoreDetails;
import dev.assay.api.inspector2.EpssDetails;
import dev.assay.api.inspector2.ExploitAvailable;
import dev.assay.api.inspector2.ExploitabilityDetails;
import dev.assay.api.inspector2.Finding;
import dev.assay.api.inspector2.FindingStatus;
import dev.assay.api.inspector2.FindingType;
import dev.assay.api.inspector2.FixAvailable;
import dev.assay.api.inspector2.InspectorScoreDetails;
import dev.assay.api.inspector2.PackageVulnerabilityDetails;
import dev.assay.api.inspector2.Recommendation;
import dev.assay.api.inspector2.Remediation;
import dev.assay.api.inspector2.Severity;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import java.time.ZoneOffset;
import java.util.List;

/// Findings as the API shows them.
final class FindingShapes {
  private static final int LONGEST_ID = 128;
  private static final int MOST_REFERENCES = 100;
  // What Inspector says where the publisher recommends nothing.
  private static final Remediation NO_REMEDIATION =
      new Remediation(new Recommendation("None Provided", null));

  private FindingShapes() {}

  static Finding shape(StoredFinding finding) {
    var vulnerability = finding.vulnerability();
    var judgement = finding.judgement();
    var state = finding.state();
    var builder =
        Finding.builder()
            .findingArn(finding.arn())
            .awsAccountId(finding.account().value())
            .type(FindingType.PACKAGE_VULNERABILITY)
            .title(Bounds.text(judgement.title(), Bounds.LONG_TEXT))
            .description(description(vulnerability.id(), vulnerability.text().description()))
            .remediation(NO_REMEDIATION)
            .severity(Severity.valueOf(judgement.severity().name()))
            .firstObservedAt(state.firstObserved())
            .lastObservedAt(state.lastObserved())
            .updatedAt(state.updated())
            .status(FindingStatus.valueOf(state.status().name()))
            .resources(List.of(ResourceShapes.shape(finding.account(), finding.resource())))
            .fixAvailable(FixAvailable.valueOf(judgement.fix().name()))
            .packageVulnerabilityDetails(details(finding));
    score(judgement.score(), builder);
    exploitation(vulnerability.exploitation().known(), builder);
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      builder.epss(new EpssDetails(scored.score()));
    }
    return builder.build();
  }

  /// The advisory's text within bounds, or a sentence that says there is none.
  static String description(String id, String text) {
    return Bounds.cut(
        Bounds.textOr(text, id + ": no description in the advisory data"), Bounds.LONG_TEXT);
  }

  private static PackageVulnerabilityDetails details(StoredFinding finding) {
    var vulnerability = finding.vulnerability();
    var judgement = finding.judgement();
    return PackageVulnerabilityDetails.builder()
        .vulnerabilityId(Bounds.cut(vulnerability.id(), LONGEST_ID))
        .source(Bounds.textOr(judgement.source(), "NVD"))
        .sourceUrl(Bounds.text(judgement.sourceUrl(), Bounds.LONG_TEXT))
        .vendorSeverity(Bounds.text(judgement.vendorSeverity(), Bounds.LONG_TEXT))
        .vendorCreatedAt(Bounds.known(vulnerability.dates().published()))
        .vendorUpdatedAt(Bounds.known(vulnerability.dates().modified()))
        .cvss(vulnerability.ratings().stream().map(FindingShapes::rating).toList())
        .relatedVulnerabilities(
            vulnerability.aliases().stream().filter(a -> a.length() <= LONGEST_ID).toList())
        .referenceUrls(Bounds.texts(vulnerability.references(), MOST_REFERENCES))
        .vulnerablePackages(finding.packages().stream().map(PackageShapes::shape).toList())
        .build();
  }

  private static CvssScore rating(Rating rating) {
    return CvssScore.builder()
        .baseScore(rating.baseScore())
        .scoringVector(rating.vector())
        .version(rating.version())
        .source(rating.source())
        .build();
  }

  private static void score(Score score, Finding.Builder builder) {
    switch (score) {
      case Score.Rated rated -> {
        var rating = rated.rating();
        var cvss =
            CvssScoreDetails.builder()
                .scoreSource(rating.source())
                .cvssSource(rating.source())
                .version(rating.version())
                .score(rated.value())
                .scoringVector(rating.vector())
                .adjustments(List.of())
                .build();
        builder
            .inspectorScore(rated.value())
            .inspectorScoreDetails(new InspectorScoreDetails(cvss));
      }
      case Score.Unrated _ -> {}
    }
  }

  private static void exploitation(KnownExploitation known, Finding.Builder builder) {
    switch (known) {
      case KnownExploitation.Listed listed ->
          builder
              .exploitAvailable(ExploitAvailable.YES)
              .exploitabilityDetails(
                  new ExploitabilityDetails(
                      listed.added().atStartOfDay(ZoneOffset.UTC).toInstant()));
      case KnownExploitation.NotListed _ -> builder.exploitAvailable(ExploitAvailable.NO);
    }
  }
}
