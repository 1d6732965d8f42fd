package dev.assay.api.operation;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.api.inspector2.CvssScore;
import dev.assay.api.inspector2.CvssScoreAdjustment;
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
import dev.assay.finding.ReachAdjustment;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import java.time.ZoneOffset;
import java.util.List;

/// Findings as the API shows them.
public final class FindingShapes {
  private static final int LONGEST_ID = 128;
  private static final int MOST_REFERENCES = 100;
  // What Inspector says where the publisher recommends nothing.
  private static final Remediation NO_REMEDIATION =
      new Remediation(new Recommendation("None Provided", null));

  private FindingShapes() {}

  public static Finding shape(StoredFinding finding) {
    var state = finding.state();
    var builder =
        Finding.builder()
            .findingArn(finding.arn())
            .awsAccountId(finding.account().value())
            .title(Bounds.text(finding.title(), Bounds.LONG_TEXT))
            .severity(Severity.valueOf(finding.severity().name()))
            .firstObservedAt(state.firstObserved())
            .lastObservedAt(state.lastObserved())
            .updatedAt(state.updated())
            .status(FindingStatus.valueOf(state.status().name()))
            .resources(List.of(ResourceShapes.shape(finding.account(), finding.resource())));
    switch (finding.subject()) {
      case StoredFinding.VulnerablePackages packages ->
          packages(packages, finding.resource(), builder);
      case StoredFinding.OpenPath path -> NetworkShapes.put(path, builder);
    }
    return builder.build();
  }

  private static void packages(
      StoredFinding.VulnerablePackages packages,
      ScannedResource resource,
      Finding.Builder builder) {
    var vulnerability = packages.vulnerability();
    builder
        .type(FindingType.PACKAGE_VULNERABILITY)
        .description(description(vulnerability.id(), vulnerability.text().description()))
        .remediation(NO_REMEDIATION)
        .fixAvailable(FixAvailable.valueOf(packages.judgement().fix().name()))
        .packageVulnerabilityDetails(details(packages));
    score(packages.judgement().score(), resource, builder);
    exploitation(vulnerability.exploitation(), builder);
    if (vulnerability.exploitation().epss() instanceof Epss.Scored scored) {
      builder.epss(new EpssDetails(scored.score()));
    }
  }

  /// The advisory's text within bounds, or a sentence that says there is none.
  static String description(String id, String text) {
    return Bounds.cut(
        Bounds.textOr(text, id + ": no description in the advisory data"), Bounds.LONG_TEXT);
  }

  private static PackageVulnerabilityDetails details(StoredFinding.VulnerablePackages finding) {
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

  /// The published rating, or what becomes of it on an instance that the internet does not reach.
  private static void score(Score score, ScannedResource resource, Finding.Builder builder) {
    switch (score) {
      case Score.Rated rated -> {
        var adjustment = ReachAdjustment.of(score, resource);
        var rating = adjustment.map(ReachAdjustment::rating).orElse(rated.rating());
        var cvss =
            CvssScoreDetails.builder()
                .scoreSource(rating.source())
                .cvssSource(rating.source())
                .version(rating.version())
                .score(rating.baseScore())
                .scoringVector(rating.vector())
                .adjustments(
                    adjustment.stream()
                        .map(it -> new CvssScoreAdjustment(it.metric(), it.reason()))
                        .toList())
                .build();
        builder
            .inspectorScore(rating.baseScore())
            .inspectorScoreDetails(new InspectorScoreDetails(cvss));
      }
      case Score.Unrated _ -> {}
    }
  }

  /// `YES` where somebody uses an exploit, or anybody could.
  private static void exploitation(Vulnerability.Exploitation known, Finding.Builder builder) {
    builder.exploitAvailable(
        known.isExploitAvailable() ? ExploitAvailable.YES : ExploitAvailable.NO);
    if (known.known() instanceof KnownExploitation.Listed listed) {
      builder.exploitabilityDetails(
          new ExploitabilityDetails(listed.added().atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
  }
}
