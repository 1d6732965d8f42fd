package dev.assay.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoverageCriteriaTest {

  @Test
  void wordThatIsNotOnAClosedListIsRefusedWithTheList() {
    for (CoverageField field :
        List.of(
            CoverageField.SCAN_STATUS_CODE,
            CoverageField.SCAN_STATUS_REASON,
            CoverageField.RESOURCE_TYPE,
            CoverageField.SCAN_TYPE,
            CoverageField.SCAN_MODE,
            CoverageField.CODE_REPOSITORY_PROVIDER_TYPE)) {
      assertRefused(field, "must be one of [", equal("AWS EC2 Instance"));
    }
    assertRefused(CoverageField.SCAN_MODE, "must be one of [", equal("NONE"));
  }

  @Test
  void accountIsTwelveDigits() {
    assertRefused(CoverageField.ACCOUNT_ID, "twelve digits", equal("12345678901"));
    assertRefused(CoverageField.ACCOUNT_ID, "twelve digits", equal("12345678901x"));
  }

  @Test
  void textHasItsLengthAndHoldsText() {
    assertRefused(CoverageField.RESOURCE_ID, "1 to 1024", equal(""));
    assertRefused(CoverageField.RESOURCE_ID, "1 to 1024", equal("x".repeat(1025)));
    assertRefused(CoverageField.RESOURCE_ID, "in no text", equal("a\0b"));
    assertRefused(CoverageField.RESOURCE_ID, "in no text", equal("\ud83e"));
    assertRefused(CoverageField.EC2_INSTANCE_TAGS, "1 to 1024", new CoverageCondition.Tag("", "v"));
    assertThat(CoverageCriteria.of(CoverageField.RESOURCE_ID, equal("🦊".repeat(1024))).fields())
        .hasSize(1);
  }

  @Test
  void rangeThatNothingCanLieInIsRefused() {
    assertRefused(
        CoverageField.ECR_IMAGE_IN_USE_COUNT,
        "above its upper end",
        new CoverageCondition.Amount(2, 1));
    assertRefused(
        CoverageField.LAST_SCANNED_AT,
        "after its end",
        new CoverageCondition.Date(Instant.ofEpochSecond(2), Instant.ofEpochSecond(1)));
  }

  @Test
  void conditionIsOfTheKindOfItsField() {
    assertRefused(CoverageField.LAST_SCANNED_AT, "wrong kind", equal("2026"));
    assertRefused(CoverageField.EC2_INSTANCE_TAGS, "wrong kind", equal("stage"));
    assertRefused(CoverageField.RESOURCE_ID, "wrong kind", new CoverageCondition.Amount(1, 2));
  }

  @Test
  void fieldHasOneToTenConditions() {
    assertRefused(CoverageField.RESOURCE_ID, "1 to 10");
    assertRefused(
        CoverageField.RESOURCE_ID,
        "1 to 10",
        Collections.nCopies(11, equal("x")).toArray(CoverageCondition[]::new));
  }

  @Test
  void pageHasOneToTwoHundredRows() {
    for (int size : List.of(0, 201)) {
      assertThatThrownBy(
              () ->
                  new CoverageQuery(CoverageCriteria.all(), size, new CoverageQuery.After.Start()))
          .isInstanceOfSatisfying(
              CoverageCriteriaException.class, e -> assertThat(e.field()).isEqualTo("maxResults"));
    }
  }

  @Test
  void everyFieldOfTheApiHasAName() {
    assertThat(CoverageField.values()).hasSize(21);
    assertThat(CoverageField.values())
        .allSatisfy(field -> assertThat(CoverageField.of(field.member())).contains(field));
    assertThat(CoverageField.of("scanstatuscode")).isEmpty();
  }

  @Test
  void everyReasonHasASentenceOfItsOwn() {
    assertThat(ScanStatusReason.values()).hasSize(36);
    assertThat(Arrays.stream(ScanStatusReason.values()).map(ScanStatusReason::sentence))
        .doesNotHaveDuplicates()
        .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].{15,}\\."));
  }

  private static CoverageCondition equal(String value) {
    return new CoverageCondition.Text(CoverageCondition.Comparison.EQUALS, value);
  }

  private static void assertRefused(
      CoverageField field, String why, CoverageCondition... conditions) {
    assertThatThrownBy(() -> new CoverageCriteria(Map.of(field, List.of(conditions))))
        .isInstanceOfSatisfying(
            CoverageCriteriaException.class, e -> assertThat(e.field()).isEqualTo(field.member()))
        .hasMessageContaining(why);
  }
}
