package dev.assay.finding.store;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.val;

import dev.assay.finding.Condition.Date;
import dev.assay.finding.Condition.NumberRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/// A condition on a number or a time. A missing value lies in no range.
final class RangePredicate {
  // PostgreSQL's timestamps go from 4713 BC to 294276 (manual, 8.5): nothing was stored outside
  private static final Instant FIRST = Instant.parse("-4000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("+290000-01-01T00:00:00Z");

  private RangePredicate() {}

  static Condition of(Operand operand, NumberRange range) {
    if (!(operand instanceof Operand.Decimal(var column))
        || Double.isNaN(range.lowest())
        || Double.isNaN(range.highest())) {
      return falseCondition();
    }
    List<Condition> bounds = new ArrayList<>();
    bounds.add(column.isNotNull());
    if (range.lowest() != Double.NEGATIVE_INFINITY) {
      bounds.add(condition("{0} >= {1}", column, val(range.lowest())));
    }
    if (range.highest() != Double.POSITIVE_INFINITY) {
      bounds.add(condition("{0} <= {1}", column, val(range.highest())));
    }
    return and(bounds);
  }

  static Condition of(Operand operand, Date date) {
    if (!(operand instanceof Operand.Time(var column))) {
      return falseCondition();
    }
    return column.isNotNull().and(from(column, date.earliest())).and(to(column, date.latest()));
  }

  /// What PostgreSQL can hold of a moment, in its microseconds.
  static OffsetDateTime storable(Instant instant) {
    Instant held = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    return held.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Condition from(Field<OffsetDateTime> column, Instant earliest) {
    OffsetDateTime floor = storable(earliest);
    // a bound between two microseconds leaves the earlier one out
    boolean isBetween = earliest.isAfter(floor.toInstant());
    return isBetween ? column.gt(floor) : column.ge(floor);
  }

  private static Condition to(Field<OffsetDateTime> column, Instant latest) {
    return column.le(storable(latest));
  }
}
