package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.FINDING;
import static dev.assay.finding.store.FindingTables.ID;
import static dev.assay.finding.store.FindingTables.text;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.with;

import dev.assay.database.AccountScope;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.After;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/// Finds where the findings of a page stand, over narrow rows and in the asked order.
///
/// - What belongs to a few parts ([Narrowing]) is collected and sorted.
/// - Otherwise it is met in that order ([PositionWalk]). Each of several accounts is walked by
///   itself, since indexes begin with the account, and the first of all are the page.
final class PositionQuery {
  /// A finding of a page.
  record Position(After.Last place, AccountId account) {}

  private final Connection connection;
  private final AccountScope scope;
  private final FindingQuery query;
  private final Narrowing.Limits limits;
  private final SortKey key;
  private final Selection selection;
  private final PageOrder order;

  PositionQuery(
      Connection connection, AccountScope all, FindingQuery query, Narrowing.Limits limits) {
    this.connection = connection;
    this.scope = NamedAccounts.of(all, query.criteria());
    this.query = query;
    this.limits = limits;
    this.key = SortKey.of(query.sort().field(), scope);
    this.selection = Selection.of(query.criteria());
    this.order = new PageOrder(key, query.sort().isDescending(), query.after());
  }

  /// One more than the page holds where there is a next one.
  List<Position> positions() {
    return Statements.on(connection).fetch(statement()).stream()
        .map(
            row ->
                new Position(
                    new After.Last(
                        key.written(row, 0), row.get(1, Long.class), row.get(2, Long.class)),
                    new AccountId(row.get(3, String.class))))
        .toList();
  }

  private Select<? extends Record> statement() {
    Optional<Narrowing.Few> few =
        new Narrowing(connection, scope, limits).of(selection, query.sort().field());
    if (few.isPresent()) {
      return collected(few.get());
    }
    // what is known about a vulnerability belongs to nobody, so there is one walk for all
    return scope.isOne()
            || SortKey.owner(query.sort().field()).equals(Optional.of(Part.VULNERABILITY))
        ? walk(Owners.all(scope))
        : firstOfEach();
  }

  private Select<? extends Record> walk(Owners owners) {
    return new PositionWalk(query, selection, order, owners).statement();
  }

  private Select<? extends Record> firstOfEach() {
    var sorted = order.columns("walk");
    return select(sorted)
        .select(text("walk", "account"))
        .from(Owners.asTable(scope))
        .crossJoin(lateral(walk(Owners.each())).as("walk"))
        .orderBy(order.by(sorted))
        .limit(query.pageSize() + 1);
  }

  /// Everything that is meant, then sorted. Materialized, so that the server does not walk instead.
  private Select<? extends Record> collected(Narrowing.Few few) {
    Optional<Part> owner = SortKey.owner(query.sort().field());
    Table<Record> tables = FINDING;
    Field<Long> ownerId = inline(0L);
    if (owner.isPresent()) {
      tables = FINDING.join(owner.get().table()).on(owner.get().link());
      ownerId = owner.get().reference();
    }
    var found =
        name("found")
            .fields("key", "owner", "id", "account")
            .asMaterialized(
                select(key.column(), ownerId, ID, ACCOUNT)
                    .from(tables)
                    .where(
                        Owners.all(scope).have(ACCOUNT),
                        few.condition(),
                        selection.joined(few.known())));
    var sorted = order.columns("found");
    return with(found)
        .select(sorted)
        .select(text("found", "account"))
        .from(found)
        .where(order.behind(sorted))
        .orderBy(order.by(sorted))
        .limit(query.pageSize() + 1);
  }
}
