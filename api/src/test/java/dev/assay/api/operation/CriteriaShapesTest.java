package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CriteriaShapesTest {

  @Test
  void everyFieldSurvivesTheWayIntoTheApiAndBack() {
    for (long seed = 0; seed < 500; seed++) {
      var criteria = criteria(new Random(seed));
      assertThat(CriteriaShapes.from(CriteriaShapes.shape(criteria)))
          .as("seed %d", seed)
          .isEqualTo(criteria);
    }
  }

  @Test
  void noFieldIsForgotten() {
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    var random = new Random(1);
    for (var field : FindingField.values()) {
      fields.put(field, List.of(condition(field, random)));
    }

    assertThat(CriteriaShapes.from(CriteriaShapes.shape(new FindingCriteria(fields))).fields())
        .containsOnlyKeys(FindingField.values());
  }

  @Test
  void noCriteriaMeanEverything() {
    assertThat(CriteriaShapes.from(null)).isEqualTo(FindingCriteria.all());
  }

  private static FindingCriteria criteria(Random random) {
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    for (var field : FindingField.values()) {
      List<Condition> conditions = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        conditions.add(condition(field, random));
      }
      if (!conditions.isEmpty()) {
        fields.put(field, conditions);
      }
    }
    return new FindingCriteria(fields);
  }

  private static Condition condition(FindingField field, Random random) {
    int low = random.nextInt(1_000);
    return switch (field.kind()) {
      case TEXT -> text(word(field, random), random);
      // on the scale of every score
      case NUMBER -> number(random.nextInt(8), random);
      case DATE ->
          new Condition.Date(
              random.nextBoolean() ? Instant.MIN : Instant.ofEpochSecond(low),
              random.nextBoolean() ? Instant.MAX : Instant.ofEpochSecond(low + 9L));
      case TAG -> new Condition.Tag("key" + low, random.nextBoolean() ? "" : "value");
      case PORT -> new Condition.Ports(low, low + random.nextInt(60_000));
      case PACKAGE -> new Condition.PackageMatch(parts(random));
    };
  }

  private static List<PackagePart> parts(Random random) {
    List<PackagePart> parts = new ArrayList<>();
    for (var property : PackageProperty.values()) {
      if (parts.isEmpty() || random.nextBoolean()) {
        parts.add(
            new PackagePart(
                property,
                property == PackageProperty.EPOCH ? number(3, random) : text("x%_'", random)));
      }
    }
    return parts;
  }

  private static Condition number(int low, Random random) {
    return new Condition.NumberRange(
        random.nextBoolean() ? Double.NEGATIVE_INFINITY : low / 7.0,
        random.nextBoolean() ? Double.POSITIVE_INFINITY : low);
  }

  private static Condition text(String value, Random random) {
    var comparisons = List.of(Comparison.EQUALS, Comparison.PREFIX, Comparison.NOT_EQUALS);
    return new Condition.Text(comparisons.get(random.nextInt(3)), value);
  }

  /// Fields of a closed list take only its words.
  private static String word(FindingField field, Random random) {
    return switch (field) {
      case AWS_ACCOUNT_ID -> "123456789012";
      case FINDING_TYPE -> "PACKAGE_VULNERABILITY";
      case SEVERITY -> "HIGH";
      case FINDING_STATUS -> "ACTIVE";
      case RESOURCE_TYPE -> "AWS_EC2_INSTANCE";
      case FIX_AVAILABLE -> "PARTIAL";
      case EXPLOIT_AVAILABLE -> "YES";
      case NETWORK_PROTOCOL -> "TCP";
      case CODE_REPOSITORY_PROVIDER_TYPE -> "GITHUB";
      default -> "word " + random.nextInt();
    };
  }
}
