package dev.assay.finding.store;

import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.AggregationQuery.GroupField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;

/// Which groups are meant.
final class GroupFilter {
  private GroupFilter() {}

  /// @param layer the column with a group's layer
  static Condition of(
      Map<GroupField, List<dev.assay.finding.Condition.Text>> groups, Field<String> layer) {
    Condition all = trueCondition();
    for (var group : new TreeMap<>(groups).entrySet()) {
      Field<String> column =
          switch (group.getKey()) {
            case PACKAGE_NAME -> Grouping.NAME;
            case OPERATING_SYSTEM -> FindingTables.text("r", "platform");
            case LAYER -> layer;
          };
      all = all.and(FindingPredicate.of(new Operand.Text(column), group.getValue()));
    }
    return all;
  }
}
