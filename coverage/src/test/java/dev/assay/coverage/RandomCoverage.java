package dev.assay.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Makes coverage, two rows for each resource, and criteria of few different values, so that they
// meet often.
final class RandomCoverage {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final List<String> WORDS =
      List.of("a", "b", "A", "a%", "a_", "größe", "🦊", "\"a\"", "{a,b}", "a\\", "NULL");
  private static final List<String> PREFIXES = List.of("i-", "I-", "arn:é", "mi-_");
  private final RandomGenerator random;

  RandomCoverage(long seed) {
    random = new Random(seed);
  }

  List<CoveredResource> resources(int count) {
    List<CoveredResource> resources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ResourceMetadata metadata = metadata(random.nextInt(5));
      boolean isInstance = metadata instanceof ResourceMetadata.Instance;
      boolean isSecondOfResource = i % 2 == 1;
      resources.add(
          new CoveredResource(
              PREFIXES.get(i / 2 % PREFIXES.size()) + i / 2,
              metadata,
              isSecondOfResource ? ScanType.NETWORK : one(List.of(ScanType.PACKAGE, ScanType.CODE)),
              isInstance ? one(ScanMode.values()) : ScanMode.NONE,
              ScanStatus.of(one(ScanStatusReason.values())),
              time(),
              random.nextInt(3)));
    }
    return resources;
  }

  CoverageCriteria criteria(List<CoveredResource> resources) {
    Map<CoverageField, List<CoverageCondition>> fields = new EnumMap<>(CoverageField.class);
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      CoverageField field = one(CoverageField.values());
      List<CoverageCondition> conditions = new ArrayList<>();
      int values = 1 + random.nextInt(4);
      for (int v = 0; v < values; v++) {
        conditions.add(condition(field, resources));
      }
      fields.put(field, conditions);
    }
    return new CoverageCriteria(fields);
  }

  private CoverageCondition condition(CoverageField field, List<CoveredResource> resources) {
    return switch (field.kind()) {
      case TEXT ->
          new CoverageCondition.Text(
              random.nextInt(3) == 0
                  ? CoverageCondition.Comparison.NOT_EQUALS
                  : CoverageCondition.Comparison.EQUALS,
              value(field, resources));
      case TAG -> new CoverageCondition.Tag(one(WORDS), random.nextBoolean() ? "" : one(WORDS));
      case NUMBER -> {
        long lowest = random.nextInt(5) == 0 ? Long.MIN_VALUE : random.nextInt(4);
        long highest = random.nextInt(5) == 0 ? Long.MAX_VALUE : Math.max(0, lowest) + 1;
        yield new CoverageCondition.Amount(lowest, highest);
      }
      case DATE -> {
        Instant one = START.plusNanos(random.nextLong(5_000));
        Instant other = one.plusNanos(random.nextLong(3_000));
        yield new CoverageCondition.Date(
            random.nextInt(5) == 0 ? Instant.MIN : one,
            random.nextInt(5) == 0 ? Instant.MAX : other);
      }
    };
  }

  private String value(CoverageField field, List<CoveredResource> resources) {
    return switch (field) {
      case SCAN_STATUS_CODE -> one(ScanStatusCode.values()).name();
      case SCAN_STATUS_REASON -> one(ScanStatusReason.values()).name();
      case ACCOUNT_ID -> one(List.of("123456789012", "999999999999"));
      case RESOURCE_ID -> one(resources).resourceId();
      case RESOURCE_TYPE -> one(ResourceType.values()).name();
      case SCAN_TYPE -> one(ScanType.values()).name();
      case SCAN_MODE -> one(List.of("EC2_AGENTLESS", "EC2_SSM_AGENT_BASED"));
      case CODE_REPOSITORY_PROVIDER_TYPE -> one(List.of("GITHUB", "GITLAB_SELF_MANAGED"));
      default -> one(WORDS);
    };
  }

  private ResourceMetadata metadata(int type) {
    return switch (type) {
      case 0 -> new ResourceMetadata.Instance("ami-12345678", "LINUX", tags());
      case 1 ->
          new ResourceMetadata.Image(
              word(), List.copyOf(tags().keySet()), time(), time(), random.nextInt(5));
      case 2 -> new ResourceMetadata.Repository(word(), "SCAN_ON_PUSH");
      case 3 -> new ResourceMetadata.Function(word(), word(), List.of("two", "one"), tags());
      default ->
          new ResourceMetadata.CodeRepository(
              word(), one(List.of("GITHUB", "GITLAB_SELF_MANAGED")), word(), word());
    };
  }

  /// Microseconds apart, so that the ends of ranges meet them.
  private Instant time() {
    return random.nextInt(4) == 0 ? Instant.EPOCH : START.plusNanos(1_000L * random.nextInt(8));
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      tags.put(one(WORDS), word());
    }
    return tags;
  }

  private String word() {
    return random.nextInt(6) == 0 ? "" : one(WORDS);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
