package dev.assay.finding.store;

import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Criteria at random, of every field and kind.
record AnyCriteria(RandomGenerator random) {
  private static final List<String> TEXTS =
      List.of(
          "", "openssl", "\"quoted\"\\", "ı İ ẞ", "line\nbreak\t", "🦀 crate", "null", "{}", "%_");
  private static final List<Double> NUMBERS =
      List.of(0.0, 0.1, 9.8, 1e-7, -3.25, 1e300, Double.MIN_VALUE, Double.NEGATIVE_INFINITY);
  private static final List<Instant> DATES =
      List.of(
          Instant.MIN, Instant.EPOCH, Instant.parse("2026-02-28T23:59:59.999999Z"), Instant.MAX);

  FindingCriteria next() {
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    for (FindingField field : FindingField.values()) {
      if (random.nextInt(4) == 0) {
        fields.put(field, some(field));
      }
    }
    return new FindingCriteria(fields);
  }

  private List<Condition> some(FindingField field) {
    return IntStream.rangeClosed(0, random.nextInt(10)).mapToObj(i -> condition(field)).toList();
  }

  private Condition condition(FindingField field) {
    return switch (field.kind()) {
      case TEXT -> text(field);
      case NUMBER -> number();
      case DATE -> new Condition.Date(pick(DATES), pick(DATES));
      case TAG -> new Condition.Tag(pick(TEXTS), pick(TEXTS));
      case PORT -> new Condition.Ports(random.nextInt(65536), random.nextInt(65536));
      case PACKAGE ->
          new Condition.PackageMatch(
              IntStream.range(0, random.nextInt(4)).mapToObj(i -> part(field)).toList());
    };
  }

  /// Fields of fixed words refuse all but prefixes of other words.
  private Condition text(FindingField field) {
    boolean hasWords =
        switch (field) {
          case FINDING_TYPE,
              SEVERITY,
              FINDING_STATUS,
              RESOURCE_TYPE,
              FIX_AVAILABLE,
              EXPLOIT_AVAILABLE ->
              true;
          default -> false;
        };
    return new Condition.Text(
        hasWords ? Comparison.PREFIX : pick(List.of(Comparison.values())), pick(TEXTS));
  }

  private Condition number() {
    return new Condition.NumberRange(
        pick(NUMBERS), random.nextBoolean() ? Double.POSITIVE_INFINITY : pick(NUMBERS));
  }

  private PackagePart part(FindingField field) {
    PackageProperty property = pick(List.of(PackageProperty.values()));
    return new PackagePart(property, property == PackageProperty.EPOCH ? number() : text(field));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
