package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ID;
import static dev.assay.finding.store.FindingTables.decimal;
import static dev.assay.finding.store.FindingTables.text;
import static dev.assay.finding.store.FindingTables.time;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.FindingQuery.SortField;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// What findings are ordered by. Never null in SQL, since a row-value comparison with null is
/// neither true nor false: what is missing sorts before everything else.
sealed interface SortKey {

  record Text(Field<String> column) implements SortKey {}

  record Small(Field<Short> column) implements SortKey {}

  record Decimal(Field<Double> column) implements SortKey {}

  record Time(Field<OffsetDateTime> column) implements SortKey {}

  /// The same for every finding: only the id orders.
  record Same() implements SortKey {}

  static SortKey of(SortField field) {
    return switch (field) {
      case SEVERITY -> new Small(FindingTables.SEVERITY);
      case FIRST_OBSERVED_AT -> new Time(time("f", "first_observed"));
      case LAST_OBSERVED_AT -> new Time(Operand.lastObserved());
      case FINDING_STATUS -> new Text(text("f", "status"));
      case RESOURCE_TYPE -> new Text(text("r", "type"));
      case ECR_IMAGE_PUSHED_AT ->
          new Time(coalesce(time("r", "pushed"), inline(Instant.EPOCH.atOffset(ZoneOffset.UTC))));
      case ECR_IMAGE_REPOSITORY_NAME -> new Text(coalesce(text("r", "repository"), inline("")));
      case ECR_IMAGE_REGISTRY -> new Text(coalesce(text("r", "registry"), inline("")));
      case VULNERABILITY_ID -> new Text(text("v", "name"));
      case VULNERABILITY_SOURCE -> new Text(text("d", "source"));
      case INSPECTOR_SCORE -> new Decimal(decimal("f", "score"));
      case VENDOR_SEVERITY -> new Text(text("d", "vendor_severity"));
      case EPSS_SCORE -> new Decimal(coalesce(decimal("v", "epss"), inline(-1.0)));
      case AWS_ACCOUNT_ID, FINDING_TYPE, NETWORK_PROTOCOL, COMPONENT_TYPE -> new Same();
    };
  }

  /// The columns to order by, the most important first.
  default List<Field<?>> columns() {
    return switch (this) {
      case Text(var column) -> List.of(column, ID);
      case Small(var column) -> List.of(column, ID);
      case Decimal(var column) -> List.of(column, ID);
      case Time(var column) -> List.of(column, ID);
      case Same() -> List.of(ID);
    };
  }

  /// Where a row stands, as the page behind it must be asked for.
  ///
  /// @param row holds [#columns] in their order
  default After.Last position(Record row) {
    long id = row.get(ID);
    return switch (this) {
      case Text t -> new After.Last(row.get(0, String.class), id);
      case Small s -> new After.Last(Short.toString(row.get(0, Short.class)), id);
      case Decimal d -> new After.Last(Double.toString(row.get(0, Double.class)), id);
      case Time t -> new After.Last(row.get(0, OffsetDateTime.class).toInstant().toString(), id);
      case Same() -> new After.Last("", id);
    };
  }

  /// Holds behind a position: one row-value comparison, which an index can begin at.
  default Condition behind(After.Last last, boolean isDescending) {
    if (this instanceof Same) {
      return isDescending ? ID.lt(last.id()) : ID.gt(last.id());
    }
    var here = row(columns());
    var there = row(value(last.key()), val(last.id()));
    return isDescending ? here.lt(row(there.fields())) : here.gt(row(there.fields()));
  }

  private Field<?> value(String key) {
    try {
      return switch (this) {
        case Text(var column) when TextPredicate.isStorable(key) -> val(key, column);
        case Text t -> throw unreadable();
        case Small(var column) -> val(Short.valueOf(key), column);
        case Decimal(var column) -> val(Double.valueOf(key), column);
        case Time(var column) -> val(RangePredicate.storable(Instant.parse(key)), column);
        case Same() -> throw unreadable();
      };
    } catch (NumberFormatException | DateTimeParseException foreign) {
      throw unreadable();
    }
  }

  private static CriteriaException unreadable() {
    return new CriteriaException("nextToken", "does not belong to this order");
  }
}
