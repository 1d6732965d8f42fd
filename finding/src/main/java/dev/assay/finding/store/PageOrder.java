package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.number;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.assay.finding.FindingQuery.After;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.SortField;
import org.jooq.SortOrder;

/// The order of a page, one direction for every column, and where in it the page begins. The
/// beginning is one comparison of rows, which an index can start at.
record PageOrder(SortKey key, boolean isDescending, After after) {

  SortOrder direction() {
    return isDescending ? SortOrder.DESC : SortOrder.ASC;
  }

  /// The columns of a derived table of positions.
  List<Field<?>> columns(String table) {
    Field<?> value = field(name(table, "key"), key.column().getDataType());
    return List.of(value, number(table, "owner"), number(table, "id"));
  }

  List<SortField<?>> by(List<? extends Field<?>> columns) {
    return columns.stream().<SortField<?>>map(column -> column.sort(direction())).toList();
  }

  /// Holds behind the beginning.
  ///
  /// @param columns the id alone, value and id, or value, owner and id
  Condition behind(List<? extends Field<?>> columns) {
    return switch (after) {
      case After.Start() -> trueCondition();
      case After.Last last -> {
        List<Field<?>> there =
            switch (columns.size()) {
              case 1 -> List.of(val(last.id()));
              case 2 -> List.of(key.value(last.key()), val(last.id()));
              default -> List.of(key.value(last.key()), val(last.owner()), val(last.id()));
            };
        RowN here = row(columns);
        yield isDescending ? here.lt(row(there)) : here.gt(row(there));
      }
    };
  }

  /// Holds from the owner on that the page before ended in.
  Condition from(Field<?> value, Field<Long> owner) {
    return switch (after) {
      case After.Start() -> trueCondition();
      case After.Last last -> {
        RowN here = row(List.of(value, owner));
        RowN there = row(List.of(key.value(last.key()), val(last.owner())));
        yield isDescending ? here.le(there) : here.ge(there);
      }
    };
  }

  /// Holds of the owner's row that the page before ended in.
  Condition isEnd(Field<?> value, Field<Long> owner) {
    return switch (after) {
      case After.Start() -> falseCondition();
      case After.Last last ->
          row(List.of(value, owner)).eq(row(List.of(key.value(last.key()), val(last.owner()))));
    };
  }
}
