package dev.assay.api.operation;

import dev.assay.api.inspector2.DateFilter;
import dev.assay.api.inspector2.MapComparison;
import dev.assay.api.inspector2.MapFilter;
import dev.assay.api.inspector2.NumberFilter;
import dev.assay.api.inspector2.PackageFilter;
import dev.assay.api.inspector2.PortRangeFilter;
import dev.assay.api.inspector2.StringComparison;
import dev.assay.api.inspector2.StringFilter;
import dev.assay.finding.Condition;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingField;
import java.time.Instant;
import java.util.Objects;

/// One kind of condition of the API and of findings, one into the other.
interface ConditionShape<F> {
  int LAST_PORT = 65_535;

  ConditionShape<StringFilter> TEXT = of(Condition.Text.class, (_, f) -> text(f), c -> text(c));
  ConditionShape<NumberFilter> NUMBER =
      of(Condition.NumberRange.class, ConditionShape::number, c -> number(c));
  ConditionShape<DateFilter> DATE = of(Condition.Date.class, ConditionShape::date, c -> date(c));
  ConditionShape<MapFilter> TAG =
      of(
          Condition.Tag.class,
          (_, f) -> new Condition.Tag(f.key(), Objects.requireNonNullElse(f.value(), "")),
          ConditionShape::tag);
  ConditionShape<PortRangeFilter> PORTS =
      of(Condition.Ports.class, ConditionShape::ports, c -> ports(c));
  ConditionShape<PackageFilter> PACKAGE =
      of(Condition.PackageMatch.class, (_, f) -> PackageCondition.from(f), PackageCondition::shape);

  /// The condition; an open end is open.
  ///
  /// @throws CriteriaException where nothing can meet it
  Condition from(FindingField field, F filter);

  /// The condition as the API shows it.
  F shape(Condition condition);

  /// Reads a filter of the API.
  interface Reader<F, C> {
    C read(FindingField field, F filter);
  }

  /// Writes a filter of the API.
  interface Writer<F, C> {
    F write(C condition);
  }

  private static <F, C extends Condition> ConditionShape<F> of(
      Class<C> type, Reader<F, C> reader, Writer<F, C> writer) {
    return new ConditionShape<>() {
      @Override
      public Condition from(FindingField field, F filter) {
        return reader.read(field, filter);
      }

      @Override
      public F shape(Condition condition) {
        return writer.write(type.cast(condition));
      }
    };
  }

  /// A condition on text.
  static Condition.Text text(StringFilter filter) {
    return new Condition.Text(
        Condition.Comparison.valueOf(filter.comparison().name()), filter.value());
  }

  private static StringFilter text(Condition.Text text) {
    return new StringFilter(StringComparison.valueOf(text.comparison().name()), text.value());
  }

  private static Condition.NumberRange number(FindingField field, NumberFilter filter) {
    double lowest = Objects.requireNonNullElse(filter.lowerInclusive(), Double.NEGATIVE_INFINITY);
    double highest = Objects.requireNonNullElse(filter.upperInclusive(), Double.POSITIVE_INFINITY);
    requireOrder(field, lowest <= highest, "lowerInclusive", "upperInclusive");
    return new Condition.NumberRange(lowest, highest);
  }

  private static NumberFilter number(Condition.NumberRange number) {
    return NumberFilter.builder()
        .lowerInclusive(Double.isInfinite(number.lowest()) ? null : number.lowest())
        .upperInclusive(Double.isInfinite(number.highest()) ? null : number.highest())
        .build();
  }

  private static Condition.Date date(FindingField field, DateFilter filter) {
    var earliest = Objects.requireNonNullElse(filter.startInclusive(), Instant.MIN);
    var latest = Objects.requireNonNullElse(filter.endInclusive(), Instant.MAX);
    requireOrder(field, !earliest.isAfter(latest), "startInclusive", "endInclusive");
    return new Condition.Date(earliest, latest);
  }

  private static DateFilter date(Condition.Date date) {
    return DateFilter.builder()
        .startInclusive(date.earliest().equals(Instant.MIN) ? null : date.earliest())
        .endInclusive(date.latest().equals(Instant.MAX) ? null : date.latest())
        .build();
  }

  private static MapFilter tag(Condition.Tag tag) {
    return MapFilter.builder()
        .comparison(MapComparison.EQUALS)
        .key(tag.key())
        .value(tag.value().isEmpty() ? null : tag.value())
        .build();
  }

  private static Condition.Ports ports(FindingField field, PortRangeFilter filter) {
    int lowest = Objects.requireNonNullElse(filter.beginInclusive(), 0);
    int highest = Objects.requireNonNullElse(filter.endInclusive(), LAST_PORT);
    requireOrder(field, lowest <= highest, "beginInclusive", "endInclusive");
    return new Condition.Ports(lowest, highest);
  }

  private static PortRangeFilter ports(Condition.Ports ports) {
    return new PortRangeFilter(ports.lowest(), ports.highest());
  }

  private static void requireOrder(FindingField field, boolean holds, String low, String high) {
    if (!holds) {
      throw new CriteriaException(
          field.member(), "must have a " + low + " that is not above its " + high);
    }
  }
}
