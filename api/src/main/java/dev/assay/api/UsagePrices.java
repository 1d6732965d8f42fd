package dev.assay.api;

import dev.assay.coverage.UsageType;
import java.util.Map;

/// What usage would cost, in US dollars: by the scan, and by 720 hours of an instance or function.
///
/// @param byType a price of at least 0 for every type
public record UsagePrices(Map<UsageType, Double> byType) {
  /// Those that the AWS CLI's own example of `list-usage-totals` gives: 10,882 hours of instances
  /// cost 18.89 there, which is 1.25 for 720 hours.
  public static final UsagePrices INITIAL =
      new UsagePrices(
          Map.of(
              UsageType.EC2_INSTANCE_HOURS, 1.25,
              UsageType.EC2_AGENTLESS_INSTANCE_HOURS, 1.75,
              UsageType.ECR_INITIAL_SCAN, 0.09,
              UsageType.ECR_RESCAN, 0.01,
              UsageType.LAMBDA_FUNCTION_HOURS, 0.3,
              UsageType.LAMBDA_FUNCTION_CODE_HOURS, 0.6));

  /// The hours of Amazon's month.
  private static final double MONTH = 720;

  public UsagePrices {
    byType = Map.copyOf(byType);
    for (UsageType type : UsageType.values()) {
      if (!(byType.getOrDefault(type, -1.0) >= 0)) {
        throw new IllegalArgumentException("a price is missing: " + type);
      }
    }
  }

  /// What one scan, or 720 hours, cost.
  public double of(UsageType type) {
    return byType.getOrDefault(type, 0.0);
  }

  /// What so many hours or scans cost.
  public double cost(UsageType type, double quantity) {
    double units =
        switch (type) {
          case ECR_INITIAL_SCAN, ECR_RESCAN -> quantity;
          case EC2_INSTANCE_HOURS,
              EC2_AGENTLESS_INSTANCE_HOURS,
              LAMBDA_FUNCTION_HOURS,
              LAMBDA_FUNCTION_CODE_HOURS ->
              quantity / MONTH;
        };
    return units * of(type);
  }
}
