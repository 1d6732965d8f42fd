package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.assay.finding.FindingField;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.finding.ScannedResource.ContainerImage;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The order of findings by the plainest means.
///
/// @param findings from the oldest on
record NaiveOrder(List<StoredFinding> findings) {
  Comparator<StoredFinding> by(SortField field) {
    return order(field).thenComparingInt(owner(field)).thenComparingInt(findings::indexOf);
  }

  /// By the age of what the finding has its value from.
  private ToIntFunction<StoredFinding> owner(SortField field) {
    return switch (field) {
      case LAST_OBSERVED_AT,
          RESOURCE_TYPE,
          ECR_IMAGE_PUSHED_AT,
          ECR_IMAGE_REPOSITORY_NAME,
          ECR_IMAGE_REGISTRY ->
          firstWith(StoredFinding::resource);
      case VULNERABILITY_ID, EPSS_SCORE ->
          // what has no vulnerability has the row that was there from the start
          finding ->
              finding.subject() instanceof VulnerablePackages
                  ? firstWith(NaiveOrder::vulnerability).applyAsInt(finding)
                  : -1;
      case SEVERITY,
          FIRST_OBSERVED_AT,
          FINDING_STATUS,
          INSPECTOR_SCORE,
          VULNERABILITY_SOURCE,
          VENDOR_SEVERITY,
          AWS_ACCOUNT_ID,
          FINDING_TYPE,
          NETWORK_PROTOCOL,
          COMPONENT_TYPE ->
          finding -> 0; // these findings have a detail each
    };
  }

  private static Object vulnerability(StoredFinding finding) {
    return finding.subject() instanceof VulnerablePackages it ? it.vulnerability() : finding;
  }

  private ToIntFunction<StoredFinding> firstWith(Function<StoredFinding, Object> owner) {
    List<Object> owners = findings.stream().map(owner).toList();
    return finding -> owners.indexOf(owner.apply(finding));
  }

  private Comparator<StoredFinding> order(SortField field) {
    return switch (field) {
      case SEVERITY -> comparing(finding -> finding.severity());
      case FIRST_OBSERVED_AT -> comparing(finding -> finding.state().firstObserved());
      case LAST_OBSERVED_AT -> comparing(finding -> finding.state().lastObserved());
      case FINDING_STATUS -> bytes(finding -> finding.state().status().name());
      case RESOURCE_TYPE -> bytes(finding -> finding.resource().type());
      case ECR_IMAGE_PUSHED_AT ->
          comparing(
              finding ->
                  finding.resource() instanceof ContainerImage it ? it.pushed() : Instant.EPOCH);
      case ECR_IMAGE_REPOSITORY_NAME ->
          bytes(f -> f.resource() instanceof ContainerImage it ? it.repository() : "");
      case ECR_IMAGE_REGISTRY ->
          bytes(f -> f.resource() instanceof ContainerImage it ? it.registry() : "");
      case VULNERABILITY_ID -> bytes(f -> first(FindingField.VULNERABILITY_ID, f));
      case VULNERABILITY_SOURCE -> bytes(f -> first(FindingField.VULNERABILITY_SOURCE, f));
      case VENDOR_SEVERITY -> bytes(f -> first(FindingField.VENDOR_SEVERITY, f));
      case FINDING_TYPE -> bytes(f -> first(FindingField.FINDING_TYPE, f));
      case NETWORK_PROTOCOL -> bytes(f -> first(FindingField.NETWORK_PROTOCOL, f));
      case COMPONENT_TYPE -> bytes(f -> first(FindingField.COMPONENT_TYPE, f));
      case INSPECTOR_SCORE -> comparingDouble(f -> number(FindingField.INSPECTOR_SCORE, f));
      case EPSS_SCORE -> comparingDouble(f -> number(FindingField.EPSS_SCORE, f));
      case AWS_ACCOUNT_ID -> bytes(finding -> finding.account().value());
    };
  }

  private static String first(FindingField field, StoredFinding finding) {
    return NaiveCriteria.values(field, finding).stream()
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  private static double number(FindingField field, StoredFinding finding) {
    return NaiveCriteria.values(field, finding).stream()
        .findFirst()
        .map(value -> ((Number) value).doubleValue())
        .orElse(-1.0);
  }

  private static Comparator<StoredFinding> bytes(Function<StoredFinding, String> text) {
    return (one, other) ->
        Arrays.compareUnsigned(text.apply(one).getBytes(UTF_8), text.apply(other).getBytes(UTF_8));
  }
}
