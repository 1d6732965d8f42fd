package dev.assay.finding.store;

import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.StoredFinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Criteria made at random, mostly from values that findings have.
final class RandomCriteria {
  private static final List<String> KNOWN =
      List.of(
          "PACKAGE_VULNERABILITY",
          "NETWORK_REACHABILITY",
          "AWS::EC2::Instance",
          "sg-9",
          "vpc-1",
          "TCP",
          "HIGH",
          "CRITICAL",
          "ACTIVE",
          "CLOSED",
          "AWS_EC2_INSTANCE",
          "AWS_LAMBDA_FUNCTION",
          "YES",
          "NO",
          "NVD",
          "111111111111",
          "resource-1",
          "GHSA-2",
          "CVE-2026-",
          "sha256:1",
          "amd64",
          "PYTHON_3_9",
          "",
          "a\0b",
          "\uD800",
          "l",
          "İ",
          "%",
          "_",
          "arn:aws:inspector2:eu-west-1:111111111111:finding/1");

  private final RandomGenerator random;
  private final List<StoredFinding> findings;

  /// @param findings whose values are taken more often than others
  RandomCriteria(RandomGenerator random, List<StoredFinding> findings) {
    this.random = random;
    this.findings = findings;
  }

  /// Conditions on one field; the criteria's own rules may refuse a word, then another is taken.
  FindingCriteria on(FindingField field) {
    while (true) {
      try {
        return new FindingCriteria(Map.of(field, conditions(field)));
      } catch (CriteriaException wordOfAnotherField) {
        // once more
      }
    }
  }

  private List<Condition> conditions(FindingField field) {
    return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> condition(field)).toList();
  }

  private Condition condition(FindingField field) {
    return switch (field.kind()) {
      case TEXT -> text(field);
      case NUMBER -> number();
      case DATE -> date();
      case TAG -> new Condition.Tag(random.nextBoolean() ? "team" : word(), word());
      case PORT -> ports();
      case PACKAGE ->
          new Condition.PackageMatch(
              IntStream.range(0, random.nextInt(3)).mapToObj(i -> part()).toList());
    };
  }

  private Condition.PackagePart part() {
    var property = RandomFindings.pick(random, PackageProperty.values());
    return new Condition.PackagePart(
        property, property == PackageProperty.EPOCH ? number() : text());
  }

  private Condition text() {
    return new Condition.Text(RandomFindings.pick(random, Comparison.values()), word());
  }

  private Condition text(FindingField field) {
    var finding = findings.get(random.nextInt(findings.size()));
    List<Object> values = NaiveCriteria.values(field, finding);
    if (values.isEmpty() || random.nextInt(4) == 0) {
      return text();
    }
    String value = values.getFirst().toString();
    return switch (random.nextInt(4)) {
      case 0 -> new Condition.Text(Comparison.NOT_EQUALS, value);
      case 1 -> new Condition.Text(Comparison.EQUALS, value);
      case 2 -> new Condition.Text(Comparison.PREFIX, value);
      default -> new Condition.Text(Comparison.PREFIX, value.substring(0, 1));
    };
  }

  private Condition ports() {
    int lowest = random.nextInt(40);
    return new Condition.Ports(lowest, random.nextInt(4) == 0 ? 65535 : lowest + random.nextInt(9));
  }

  private Condition number() {
    double lowest = random.nextInt(5) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(4) * 0.25;
    double highest = random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(6);
    return new Condition.NumberRange(random.nextInt(9) == 0 ? Double.NaN : lowest, highest);
  }

  private Condition date() {
    Instant earliest = random.nextInt(4) == 0 ? Instant.MIN : time();
    return new Condition.Date(earliest, random.nextInt(4) == 0 ? Instant.MAX : time());
  }

  private Instant time() {
    return RandomFindings.DAY.plusSeconds(random.nextInt(4)).plusNanos(random.nextInt(3) - 1);
  }

  private String word() {
    List<String> from = random.nextBoolean() ? KNOWN : RandomFindings.WORDS;
    return from.get(random.nextInt(from.size()));
  }
}
