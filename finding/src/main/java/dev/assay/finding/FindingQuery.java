package dev.assay.finding;

/// One page of the findings that are meant, in an order.
///
/// @param pageSize 1 to 100
public record FindingQuery(FindingCriteria criteria, Sort sort, int pageSize, After after) {
  public FindingQuery {
    if (pageSize < 1 || pageSize > 100) {
      throw new CriteriaException("maxResults", "must lie between 1 and 100");
    }
  }

  /// An order. Findings of one value follow each other by whatever they have the value from, such
  /// as their resource or vulnerability, and then by age.
  public record Sort(SortField field, boolean isDescending) {}

  /// Where a page begins.
  public sealed interface After {
    /// At the first finding.
    record Start() implements After {}

    /// Behind a finding that the page before ended with.
    ///
    /// @param key that finding's sort value as text
    /// @param owner number of the resource, vulnerability or detail that it has the value from; 0
    ///     where the value is its own
    /// @param id its number
    record Last(String key, long owner, long id) implements After {}
  }

  /// The API's sort fields.
  public enum SortField {
    AWS_ACCOUNT_ID,
    FINDING_TYPE,
    SEVERITY,
    FIRST_OBSERVED_AT,
    LAST_OBSERVED_AT,
    FINDING_STATUS,
    RESOURCE_TYPE,
    ECR_IMAGE_PUSHED_AT,
    ECR_IMAGE_REPOSITORY_NAME,
    ECR_IMAGE_REGISTRY,
    NETWORK_PROTOCOL,
    COMPONENT_TYPE,
    VULNERABILITY_ID,
    VULNERABILITY_SOURCE,
    INSPECTOR_SCORE,
    VENDOR_SEVERITY,
    EPSS_SCORE
  }
}
