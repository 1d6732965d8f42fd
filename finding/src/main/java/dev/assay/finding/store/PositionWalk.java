package dev.assay.finding.store;

import static dev.assay.finding.Condition.Comparison.EQUALS;
import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.FINDING;
import static dev.assay.finding.store.FindingTables.ID;
import static dev.assay.finding.store.FindingTables.SEVERITY;
import static dev.assay.finding.store.FindingTables.time;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.assay.finding.Condition.Text;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.model.Severity;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Positions in the asked order, each with its account, no more than a page and one: an index gives
/// the order and each finding is looked at until the page is full. It is an index of the findings
/// where they have the sort value themselves, or else one of the part that has it, and behind each
/// of its rows the findings of that row.
///
/// @param owners whose findings
record PositionWalk(FindingQuery query, Selection selection, PageOrder order, Owners owners) {
  private static final Condition IS_LIVE = field(name("f", "closed")).isNull();
  private static final Condition IS_CLOSED = field(name("f", "closed")).isNotNull();

  Select<? extends Record> statement() {
    Optional<Part> owner = SortKey.owner(query.sort().field());
    if (owner.isEmpty()) {
      return merged(ownWalks());
    }
    return query.sort().field() == SortField.LAST_OBSERVED_AT
        ? merged(List.of(liveByLastScan(), closedByLastSeen()))
        : partWalk(owner.get(), order.key().column(), and(part(owner.get())), selection.own());
  }

  /// Findings in the order of their own index. By score, those of each severity apart: a severity
  /// is a stretch of scores, and a walk would have to come there first.
  private List<Select<? extends Record>> ownWalks() {
    Condition meant = selection.lookedUp();
    List<Field<?>> columns =
        order.key() instanceof SortKey.Same ? List.of(ID) : List.of(order.key().column(), ID);
    List<Severity> severities = severities();
    if (query.sort().field() != SortField.INSPECTOR_SCORE
        || severities.size() == FindingTables.SEVERITIES.size()) {
      return List.of(ownWalk(order.key().column(), inline(0L), columns, meant));
    }
    return severities.stream()
        .<Select<? extends Record>>map(
            severity ->
                ownWalk(
                    order.key().column(),
                    inline(0L),
                    columns,
                    SEVERITY.eq(inline(FindingTables.place(severity))).and(meant)))
        .toList();
  }

  private Select<? extends Record> ownWalk(
      Field<?> value, Field<Long> owner, List<Field<?>> columns, Condition meant) {
    return select(value.as("key"), owner.as("owner"), ID.as("id"), ACCOUNT.as("account"))
        .from(FINDING)
        .where(owners.have(ACCOUNT), meant, order.behind(columns))
        .orderBy(order.by(columns))
        .limit(limit());
  }

  /// The rows of a part in order, and behind each its findings by age, no more than a page.
  private Select<? extends Record> partWalk(
      Part part, Field<?> value, Condition partMeant, Condition own) {
    Field<Long> one = field(name("one", "id"), Long.class);
    Table<? extends Record> findings =
        lateral(
                select(ID.as("id"), ACCOUNT.as("account"))
                    .from(FINDING)
                    .where(
                        owners.have(ACCOUNT),
                        part.reference().eq(part.id()),
                        own,
                        selection.withoutOwn().lookedUp(List.of(part)),
                        behindWithin(part, value))
                    .orderBy(ID.sort(order.direction()))
                    .limit(limit()))
            .as("one");
    List<Field<?>> columns = List.of(value, part.id(), one);
    return select(
            value.as("key"),
            part.id().as("owner"),
            one.as("id"),
            FindingTables.text("one", "account").as("account"))
        .from(part.table())
        .crossJoin(findings)
        .where(part.ownedBy(owners), partMeant, order.from(value, part.id()))
        .orderBy(order.by(columns))
        .limit(limit());
  }

  /// Of the row that the page before ended in, only what follows. The row itself may have another
  /// value than the finding that the page ended with: one that is closed keeps its own.
  private Condition behindWithin(Part part, Field<?> value) {
    return switch (query.after()) {
      case After.Start() -> trueCondition();
      case After.Last last -> {
        boolean isDescending = query.sort().isDescending();
        Field<Long> bound =
            when(order.isEnd(value, part.id()), val(last.id()))
                .otherwise(isDescending ? Long.MAX_VALUE : 0L);
        yield isDescending ? ID.lt(bound) : ID.gt(bound);
      }
    };
  }

  private Select<? extends Record> liveByLastScan() {
    Field<OffsetDateTime> scanned = time("r", "scanned");
    Condition meant = and(part(Part.RESOURCE)).and(lastObserved(scanned));
    return partWalk(Part.RESOURCE, scanned, meant, selection.own().and(IS_LIVE));
  }

  private Select<? extends Record> closedByLastSeen() {
    Field<OffsetDateTime> seen = time("f", "last_observed");
    Field<Long> owner = Part.RESOURCE.reference();
    Condition meant = selection.lookedUp().and(IS_CLOSED).and(lastObserved(seen));
    return ownWalk(seen, owner, List.of(seen, owner, ID), meant);
  }

  private Condition lastObserved(Field<OffsetDateTime> column) {
    var conditions = query.criteria().fields().get(FindingField.LAST_OBSERVED_AT);
    return conditions == null
        ? trueCondition()
        : FindingPredicate.of(new Operand.Time(column), conditions);
  }

  private List<Condition> part(Part part) {
    Condition condition = selection.parts().get(part);
    return condition == null ? List.of() : List.of(condition);
  }

  /// Several walks of the same order are one; each brings no more than a page.
  private Select<? extends Record> merged(List<Select<? extends Record>> walks) {
    if (walks.size() == 1) {
      return walks.getFirst();
    }
    Select<Record> all = named(walks.getFirst());
    for (var walk : walks.subList(1, walks.size())) {
      all = all.unionAll(named(walk));
    }
    var columns = order.columns("walks");
    return select(columns)
        .select(FindingTables.text("walks", "account"))
        .from(all.asTable("walks"))
        .orderBy(order.by(columns))
        .limit(limit());
  }

  private static Select<Record> named(Select<? extends Record> walk) {
    return select(DSL.asterisk()).from(walk.asTable("walk"));
  }

  /// The severities that are meant; more than that where the conditions say it in another way.
  private List<Severity> severities() {
    var conditions = query.criteria().fields().getOrDefault(FindingField.SEVERITY, List.of());
    Set<String> named = new HashSet<>();
    for (var condition : conditions) {
      if (!(condition instanceof Text(var comparison, var value)) || comparison != EQUALS) {
        return FindingTables.SEVERITIES;
      }
      named.add(value);
    }
    return conditions.isEmpty()
        ? FindingTables.SEVERITIES
        : FindingTables.SEVERITIES.stream().filter(it -> named.contains(it.name())).toList();
  }

  private int limit() {
    return query.pageSize() + 1;
  }
}
