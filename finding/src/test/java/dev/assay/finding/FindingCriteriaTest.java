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
