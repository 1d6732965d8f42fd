package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.FINDING;
import static dev.assay.finding.store.FindingTables.STATUS;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.database.AccountScope;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;

/// Hides the findings of an account that its suppression rules match and shows again those that
/// none matches any more, within the caller's transaction. Closed findings stay as they are, and a
/// row that keeps its status is not written.
///
/// A rule sees every finding as if it were active: one that asks for active findings would
/// otherwise stop matching what it has just hidden. It sees `updatedAt` as it is, so one that asks
/// for findings that have not changed since a day lets go of them when they are judged next.
public record Suppression(Connection connection, AccountId account) {
  private static final String ACTIVE = "ACTIVE";
  private static final String SUPPRESSED = "SUPPRESSED";
  private static final Field<Long> RESOURCE = field(name("f", "resource_id"), Long.class);

  /// Judges the live findings of some resources by every rule of the account. The caller holds
  /// [AccountLock#forScan].
  public void apply(Collection<Long> resources, OffsetDateTime now) throws SQLException {
    List<FindingCriteria> rules = rules(now);
    if (rules.isEmpty()) {
      return; // the end of the last rule lets go of everything: FilterStore.letGo
    }
    judge(RESOURCE.eq(any(resources.toArray(Long[]::new))), rules, now);
  }

  private void judge(Condition which, List<FindingCriteria> rules, OffsetDateTime now) {
    Condition hidden = anyOf(rules);
    change(ACTIVE, SUPPRESSED, which.and(hidden), now);
    change(SUPPRESSED, ACTIVE, which.and(isNotTrue(hidden)), now);
  }

  /// Hides what a rule matches anywhere in the account.
  void hide(FindingCriteria rule, OffsetDateTime now) {
    change(ACTIVE, SUPPRESSED, matches(rule), now);
  }

  /// How many findings of the accounts that are read a rule would hide.
  static long count(Connection connection, AccountScope scope, FindingCriteria rule) {
    return Statements.on(connection)
        .selectCount()
        .from(FINDING, FindingTables.RESOURCE, FindingTables.VULNERABILITY, FindingTables.DETAIL)
        .where(FindingTables.links())
        .and(Owners.all(scope).have(ACCOUNT))
        .and(STATUS.eq(inline(ACTIVE)))
        .and(matches(rule))
        .fetchSingle()
        .value1()
        .longValue();
  }

  /// Judges all live findings of the account by every rule.
  void reapply(OffsetDateTime now) throws SQLException {
    List<FindingCriteria> rules = rules(now);
    if (rules.isEmpty()) {
      change(SUPPRESSED, ACTIVE, trueCondition(), now);
    } else {
      judge(trueCondition(), rules, now);
    }
  }

  /// Shows again, anywhere in the account, what no rule matches any more.
  void release(OffsetDateTime now) throws SQLException {
    List<FindingCriteria> rules = rules(now);
    change(SUPPRESSED, ACTIVE, rules.isEmpty() ? trueCondition() : isNotTrue(anyOf(rules)), now);
  }

  private List<FindingCriteria> rules(OffsetDateTime now) throws SQLException {
    return new FilterRows(connection, account).rules(now);
  }

  private void change(String from, String to, Condition where, OffsetDateTime now) {
    Statements.on(connection)
        .update(FINDING)
        .set(field(name("status"), String.class), to)
        .set(field(name("updated"), OffsetDateTime.class), now)
        .from(FindingTables.RESOURCE, FindingTables.VULNERABILITY, FindingTables.DETAIL)
        .where(FindingTables.links())
        .and(ACCOUNT.eq(account.value()))
        .and(STATUS.eq(inline(from))) // in the text, where the planner sees it fit an index
        .and(where)
        .execute();
  }

  private static Condition anyOf(List<FindingCriteria> rules) {
    return or(rules.stream().map(Suppression::matches).toList());
  }

  private static Condition matches(FindingCriteria rule) {
    List<Condition> all = new ArrayList<>();
    all.add(trueCondition()); // a rule without criteria matches everything
    new TreeMap<>(rule.fields())
        .forEach(
            (field, conditions) -> {
              Operand operand =
                  field == FindingField.FINDING_STATUS
                      ? new Operand.Constant(ACTIVE)
                      : Operand.of(field);
              all.add(FindingPredicate.of(operand, conditions));
            });
    return and(all);
  }

  private static Condition isNotTrue(Condition condition) {
    return condition("({0}) is not true", condition);
  }
}
