package dev.assay.finding.store;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.assay.database.AccountScope;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Which accounts' rows a statement means. Row-level security holds in any case; this is what
/// indexes are asked for.
@FunctionalInterface
interface Owners {
  /// Holds of the rows of these accounts.
  Condition have(Field<String> account);

  /// Those that are read.
  static Owners all(AccountScope scope) {
    return scope.isOne()
        ? account -> account.eq(scope.accounts().getFirst().value())
        : account -> account.eq(any(scope.values()));
  }

  /// One at a time, for a statement that stands beside [#asTable(AccountScope)].
  static Owners each() {
    return account -> account.eq(EACH);
  }

  /// The account of [#asTable(AccountScope)].
  Field<String> EACH = FindingTables.text("a", "account");

  /// The accounts that are read as the rows of a table.
  static Table<Record> asTable(AccountScope scope) {
    // compared byte by byte, as the columns are that it is held against
    return table("unnest({0}::text[] COLLATE \"C\") AS a (account)", val(scope.values()));
  }
}
