package dev.assay.coverage;

import dev.assay.model.AccountId;
import java.util.EnumMap;
import java.util.Map;

/// What was covered in an account.
///
/// @param byType hours or scans of every type, 0 where there was nothing
public record UsageTotals(AccountId account, Map<UsageType, Double> byType) {
  public UsageTotals {
    Map<UsageType, Double> all = new EnumMap<>(UsageType.class);
    for (UsageType type : UsageType.values()) {
      all.put(type, byType.getOrDefault(type, 0.0));
    }
    byType = Map.copyOf(all);
  }

  /// Hours or scans of one type.
  public double of(UsageType type) {
    return byType.getOrDefault(type, 0.0);
  }
}
