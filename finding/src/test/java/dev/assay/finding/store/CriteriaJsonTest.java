package dev.assay.finding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.StoreException;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CriteriaJsonTest {

  @Test
  void readingGivesBackWhatWasWritten() {
    for (int seed = 0; seed < 500; seed++) {
      FindingCriteria criteria = new AnyCriteria(new Random(seed)).next();
      String json = CriteriaJson.write(criteria);
      assertThat(CriteriaJson.read(json)).as("seed %d: %s", seed, json).isEqualTo(criteria);
    }
  }

  @Test
  void storedFormStaysAsItIs() {
    var highOrCritical =
        FindingCriteria.of(
            FindingField.SEVERITY,
            new Condition.Text(Comparison.EQUALS, "HIGH"),
            new Condition.Text(Comparison.EQUALS, "CRITICAL"));
    assertThat(CriteriaJson.write(highOrCritical))
        .isEqualTo(
            "{\"severity\":[{\"comparison\":\"EQUALS\",\"value\":\"HIGH\"},"
                + "{\"comparison\":\"EQUALS\",\"value\":\"CRITICAL\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\uD83E"})
  void textThatTheDatabaseCannotHoldIsRefusedByField(String text) {
    var criteria =
        FindingCriteria.of(FindingField.TITLE, new Condition.Text(Comparison.EQUALS, text));
    assertThatThrownBy(() -> CriteriaJson.write(criteria))
        .isInstanceOfSatisfying(
            CriteriaException.class, refused -> assertThat(refused.field()).isEqualTo("title"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"colour\":[]}",
        "{\"severity\":[]}",
        "{\"severity\":[{\"comparison\":\"EQUALS\"}]}",
        "{\"severity\":[{\"comparison\":\"LIKE\",\"value\":\"HIGH\"}]}",
        "{\"epssScore\":[{\"lowest\":\"much\",\"highest\":1}]}",
        "{\"updatedAt\":[{\"earliest\":\"today\",\"latest\":\"today\"}]}",
        "{\"vulnerablePackages\":[{}]}",
        "{\"vulnerablePackages\":[{\"parts\":[{\"property\":\"COLOUR\"}]}]}",
        "{\"title\":[{\"comparison\":{},\"value\":\"x\"}]}",
        "{\"title\":[{\"comparison\":\"EQUALS\",\"val"
      })
  void anythingElseIsRefusedWithAReason(String json) {
    assertThatThrownBy(() -> CriteriaJson.read(json))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the criteria of a stored filter cannot be read: ");
  }
}
