package dev.assay.finding;

import java.util.List;
import java.util.Map;

/// One page of counts of the active findings that are meant, the groups in an order; ties go by the
/// group's own name.
///
/// @param pageSize 1 to 100
/// @param offset how many groups to leave out first
public record AggregationQuery(
    AggregationType type, Filter filter, Sort sort, int pageSize, int offset) {
  public AggregationQuery {
    if (pageSize < 1 || pageSize > 100) {
      throw new CriteriaException("maxResults", "must lie between 1 and 100");
    }
    if (offset < 0) {
      throw new CriteriaException("nextToken", "does not belong to this query");
    }
    boolean fits =
        switch (sort.by()) {
          case CRITICAL, HIGH, ALL -> true;
          case AFFECTED_IMAGES -> type == AggregationType.REPOSITORY;
          case AFFECTED_INSTANCES -> type == AggregationType.AMI;
          case NETWORK_FINDINGS -> type == AggregationType.AWS_EC2_INSTANCE;
        };
    if (!fits) {
      throw new CriteriaException("sortBy", "does not fit the aggregation type");
    }
    for (GroupField field : filter.groups().keySet()) {
      requireFit(type, field);
    }
  }

  private static void requireFit(AggregationType type, GroupField field) {
    boolean fits =
        switch (field) {
          case PACKAGE_NAME -> type == AggregationType.PACKAGE;
          case OPERATING_SYSTEM -> type == AggregationType.AWS_EC2_INSTANCE;
          case LAYER -> type == AggregationType.IMAGE_LAYER || type == AggregationType.LAMBDA_LAYER;
        };
    if (!fits) {
      throw new CriteriaException("aggregationRequest", "has filters of another type");
    }
  }

  /// What is counted.
  ///
  /// @param findings which findings
  /// @param groups which groups, as for criteria: one condition is enough, but every `NOT_EQUALS`
  ///     must hold
  public record Filter(FindingCriteria findings, Map<GroupField, List<Condition.Text>> groups) {
    public Filter {
      groups = Map.copyOf(groups);
    }

    /// All active findings.
    public static Filter all() {
      return new Filter(FindingCriteria.all(), Map.of());
    }
  }

  /// What a group can be picked by, beyond what [FindingField] says of its findings.
  public enum GroupField {
    /// Of packages.
    PACKAGE_NAME,
    /// Of instances.
    OPERATING_SYSTEM,
    /// The digest of an image's layer, or the ARN of a function's.
    LAYER
  }

  /// An order.
  public record Sort(SortBy by, boolean isDescending) {}

  /// The API's sort words; the last three each fit one type only.
  public enum SortBy {
    CRITICAL,
    HIGH,
    ALL,
    AFFECTED_IMAGES,
    AFFECTED_INSTANCES,
    NETWORK_FINDINGS
  }
}
