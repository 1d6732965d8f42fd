package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.decimal;
import static dev.assay.finding.store.FindingTables.text;
import static dev.assay.finding.store.FindingTables.time;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.assay.database.AccountScope;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingQuery.SortField;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/// What findings are ordered by. Never null in SQL, since a row-value comparison with null is
/// neither true nor false: what is missing sorts before everything else.
sealed interface SortKey {
  Field<Integer> SAME = inline(0);

  record Text(Field<String> column) implements SortKey {}

  record Small(Field<Short> column) implements SortKey {}

  record Decimal(Field<Double> column) implements SortKey {}

  record Time(Field<OffsetDateTime> column) implements SortKey {}

  /// The same for every finding that is read: only the id orders.
  record Same() implements SortKey {}

  static SortKey of(SortField field, AccountScope scope) {
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
      case FINDING_TYPE -> new Text(text("d", "type"));
      case NETWORK_PROTOCOL -> new Text(coalesce(text("d", "protocol"), inline("")));
      // of the edge, where a path begins
      case COMPONENT_TYPE ->
          new Text(coalesce(field("d.component_types[1]", String.class), inline("")));
      case AWS_ACCOUNT_ID -> scope.isOne() ? new Same() : new Text(FindingTables.ACCOUNT);
    };
  }

  /// Which part of a finding has the value; empty where the finding itself has it.
  static Optional<Part> owner(SortField field) {
    return switch (field) {
      case LAST_OBSERVED_AT,
          RESOURCE_TYPE,
          ECR_IMAGE_PUSHED_AT,
          ECR_IMAGE_REPOSITORY_NAME,
          ECR_IMAGE_REGISTRY ->
          Optional.of(Part.RESOURCE);
      case VULNERABILITY_ID, EPSS_SCORE -> Optional.of(Part.VULNERABILITY);
      case VULNERABILITY_SOURCE, VENDOR_SEVERITY, FINDING_TYPE, NETWORK_PROTOCOL, COMPONENT_TYPE ->
          Optional.of(Part.DETAIL);
      case SEVERITY, FIRST_OBSERVED_AT, FINDING_STATUS, INSPECTOR_SCORE, AWS_ACCOUNT_ID ->
          Optional.empty();
    };
  }

  /// The column with the value.
  default Field<?> column() {
    return switch (this) {
      case Text(var column) -> column;
      case Small(var column) -> column;
      case Decimal(var column) -> column;
      case Time(var column) -> column;
      case Same() -> SAME;
    };
  }

  /// A row's value, as the page behind it must be asked for.
  default String written(Record row, int column) {
    return switch (this) {
      case Text t -> row.get(column, String.class);
      case Small s -> Short.toString(row.get(column, Short.class));
      case Decimal d -> Double.toString(row.get(column, Double.class));
      case Time t -> row.get(column, OffsetDateTime.class).toInstant().toString();
      case Same() -> "";
    };
  }

  /// A value as [#written] has it.
  ///
  /// @throws CriteriaException where it is not one of this key's
  default Field<?> value(String key) {
    try {
      return switch (this) {
        case Text(var column) when TextPredicate.isStorable(key) -> val(key, column);
        case Text t -> throw unreadable();
        case Small(var column) -> val(Short.valueOf(key), column);
        case Decimal(var column) -> val(Double.valueOf(key), column);
        case Time(var column) -> val(RangePredicate.storable(Instant.parse(key)), column);
        case Same() -> SAME;
      };
    } catch (NumberFormatException | DateTimeParseException foreign) {
      throw unreadable();
    }
  }

  private static CriteriaException unreadable() {
    return new CriteriaException("nextToken", "does not belong to this order");
  }
}
