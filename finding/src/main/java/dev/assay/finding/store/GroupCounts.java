package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ID;
import static dev.assay.finding.store.FindingTables.SEVERITY;
import static dev.assay.finding.store.FindingTables.number;
import static dev.assay.finding.store.FindingTables.text;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.model.Severity;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/// The numbers of a group, under the names by which groups are ordered and read.
///
/// @param exploitable of the account only; zero elsewhere, as are `fixable`, `resources` and
///     `network` where nobody asks
/// @param isThere holds of groups that have findings: rows of a tally may cancel each other out
record GroupCounts(
    Field<Long> all,
    Field<Long> medium,
    Field<Long> high,
    Field<Long> critical,
    Field<Long> exploitable,
    Field<Long> fixable,
    Field<Long> resources,
    Field<Long> network,
    Condition isThere) {
  static final Field<Long> NONE = inline(0L);
  static final Condition IS_EXPLOITABLE = Operand.exploitAvailable().isNotNull();
  static final Condition IS_FIXABLE = text("d", "fix_available").in("YES", "PARTIAL");

  private static final Field<Long> TALLIED = number("f", "n");

  /// A finding counts once in a group, however many of its packages are in it.
  static GroupCounts ofFindings() {
    return new GroupCounts(
        countDistinct(ID).cast(Long.class).as("findings"),
        countDistinct(ID).filterWhere(isA(Severity.MEDIUM)).cast(Long.class).as("medium"),
        countDistinct(ID).filterWhere(isA(Severity.HIGH)).cast(Long.class).as("high"),
        countDistinct(ID).filterWhere(isA(Severity.CRITICAL)).cast(Long.class).as("critical"),
        countDistinct(ID).filterWhere(IS_EXPLOITABLE).cast(Long.class).as("exploitable"),
        countDistinct(ID).filterWhere(IS_FIXABLE).cast(Long.class).as("fixable"),
        countDistinct(Grouping.RESOURCE_ID).cast(Long.class).as("resources"),
        countDistinct(ID).filterWhere(isNetwork(text("d", "type"))).cast(Long.class).as("network"),
        trueCondition());
  }

  /// Sums of a tally `f`.
  static GroupCounts ofTally(
      Field<Long> exploitable, Field<Long> fixable, Field<Long> resources, Field<Long> network) {
    return new GroupCounts(
        coalesce(sum(TALLIED), inline(0)).cast(Long.class).as("findings"),
        summed(isA(Severity.MEDIUM)).as("medium"),
        summed(isA(Severity.HIGH)).as("high"),
        summed(isA(Severity.CRITICAL)).as("critical"),
        exploitable.as("exploitable"),
        fixable.as("fixable"),
        resources.as("resources"),
        network.as("network"),
        sum(TALLIED).gt(inline(BigDecimal.ZERO)));
  }

  static Field<Long> summed(Condition condition) {
    return coalesce(sum(TALLIED).filterWhere(condition), inline(0)).cast(Long.class);
  }

  List<Field<Long>> columns() {
    return List.of(all, medium, high, critical, exploitable, fixable, resources, network);
  }

  static Condition isNetwork(Field<String> type) {
    return type.eq(inline("NETWORK_REACHABILITY"));
  }

  private static Condition isA(Severity severity) {
    return SEVERITY.eq(inline(FindingTables.place(severity)));
  }
}
