package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.FindingQuery.After;
import dev.assay.finding.FindingQuery.Sort;
import dev.assay.finding.FindingQuery.SortField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindingCriteriaTest {

  @Test
  void displayWordThatCouldNeverMatchIsRefusedByField() {
    assertThatThrownBy(
            () -> FindingCriteria.of(FindingField.RESOURCE_TYPE, equal("AWS EC2 Instance")))
        .asInstanceOf(InstanceOfAssertFactories.type(CriteriaException.class))
        .extracting(CriteriaException::field)
        .isEqualTo("resourceType");
  }

  @Test
  void prefixOfAWordIsAllowed() {
    var prefix = new Condition.Text(Comparison.PREFIX, "AWS_");
    assertThat(FindingCriteria.of(FindingField.RESOURCE_TYPE, prefix).fields())
        .containsEntry(FindingField.RESOURCE_TYPE, List.of(prefix));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ACCOUNT_ID, EQUALS, 12345678901",
    "AWS_ACCOUNT_ID, NOT_EQUALS, production",
    "AWS_ACCOUNT_ID, PREFIX, 12x",
    "SEVERITY, PREFIX, high",
    "RESOURCE_TYPE, PREFIX, AWS_RDS",
    "NETWORK_PROTOCOL, EQUALS, tcp",
    "NETWORK_PROTOCOL, PREFIX, I",
  })
  void textThatCouldNeverMatchIsRefusedByField(
      FindingField field, Comparison comparison, String value) {
    var criteria = FindingCriteria.of(field, new Condition.Text(comparison, value));
    assertThatThrownBy(criteria::requirePossible)
        .asInstanceOf(InstanceOfAssertFactories.type(CriteriaException.class))
        .extracting(CriteriaException::field)
        .isEqualTo(field.member());
  }

  @ParameterizedTest
  @CsvSource({
    "INSPECTOR_SCORE, 10.1, 100",
    "INSPECTOR_SCORE, -5, -0.1",
    "EPSS_SCORE, 1.5, 2",
  })
  void rangeBesideTheScaleIsRefusedByField(FindingField field, double lowest, double highest) {
    var criteria = FindingCriteria.of(field, new Condition.NumberRange(lowest, highest));
    assertThatThrownBy(criteria::requirePossible)
        .isInstanceOf(CriteriaException.class)
        .hasMessageStartingWith("must reach into 0 to ");
  }

  @Test
  void whatCouldMatchIsLeftAsItIs() {
    var criteria =
        new FindingCriteria(
            Map.of(
                FindingField.AWS_ACCOUNT_ID,
                List.of(equal("123456789012"), new Condition.Text(Comparison.PREFIX, "12")),
                FindingField.SEVERITY,
                List.of(new Condition.Text(Comparison.PREFIX, "H")),
                FindingField.NETWORK_PROTOCOL,
                List.of(equal("TCP")),
                FindingField.INSPECTOR_SCORE,
                List.of(new Condition.NumberRange(9, Double.POSITIVE_INFINITY)),
                FindingField.EPSS_SCORE,
                List.of(new Condition.NumberRange(Double.NEGATIVE_INFINITY, 0)),
                FindingField.TITLE,
                List.of(equal("whatever"))));
    assertThat(criteria.requirePossible()).isEqualTo(criteria);
  }

  @Test
  void conditionOfAnotherKindIsRefusedByField() {
    assertThatThrownBy(() -> FindingCriteria.of(FindingField.EPSS_SCORE, equal("0.9")))
        .isInstanceOf(CriteriaException.class)
        .hasMessage("has the wrong kind of condition");
  }

  @Test
  void elevenConditionsOnOneFieldAreTooMany() {
    List<Condition> eleven = Collections.nCopies(11, equal("x"));
    assertThatThrownBy(() -> new FindingCriteria(Map.of(FindingField.TITLE, eleven)))
        .hasMessage("must have 1 to 10 values");
    assertThatThrownBy(() -> new FindingCriteria(Map.of(FindingField.TITLE, List.of())))
        .isInstanceOf(CriteriaException.class);
  }

  @Test
  void epochOfAPackageIsANumber() {
    assertThatThrownBy(() -> new Condition.PackagePart(Condition.PackageProperty.EPOCH, equal("1")))
        .isInstanceOf(CriteriaException.class);
  }

  @Test
  void everyFieldIsFoundByItsSpellingInTheApi() {
    assertThat(FindingField.values())
        .hasSize(46)
        .allSatisfy(field -> assertThat(FindingField.of(field.member())).contains(field));
  }

  @Test
  void pageHoldsOneToAHundredFindings() {
    var sort = new Sort(SortField.SEVERITY, true);
    assertThatThrownBy(() -> new FindingQuery(FindingCriteria.all(), sort, 101, new After.Start()))
        .asInstanceOf(InstanceOfAssertFactories.type(CriteriaException.class))
        .extracting(CriteriaException::field)
        .isEqualTo("maxResults");
  }

  private static Condition equal(String value) {
    return new Condition.Text(Comparison.EQUALS, value);
  }
}
