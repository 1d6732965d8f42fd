package dev.assay.finding.store;

import static dev.assay.finding.store.Organized.ADMINISTRATOR;
import static dev.assay.finding.store.Organized.MEMBER;
import static dev.assay.finding.store.Organized.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.finding.Condition;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterQuery;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An administrator, a member and a stranger with a LOW and a HIGH finding each.
final class AdministratorRulesTest {
  private static final OffsetDateTime NOW = FindingRows.BEGINNING.plusDays(60);

  private Database database;
  private FilterStore filters;

  @BeforeEach
  void organize() throws SQLException {
    database = Organized.fresh();
    filters =
        FilterStore.in(
            database, "eu-west-1", Clock.fixed(NOW.toInstant(), ZoneOffset.UTC), new Random(1));
    for (var account : List.of(ADMINISTRATOR, MEMBER, STRANGER)) {
      var rows = new FindingRows(database, account);
      long resource = rows.resource("i-" + account, "{}");
      rows.finding(resource, "CVE-LOW", "LOW");
      rows.finding(resource, "CVE-HIGH", "HIGH");
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ruleHidesWhatMembersHaveAndNobodyElse() {
    filters.create(ADMINISTRATOR, low());

    assertThat(low(ADMINISTRATOR)).isEqualTo("SUPPRESSED");
    assertThat(low(MEMBER)).isEqualTo("SUPPRESSED");
    assertThat(low(STRANGER)).isEqualTo("ACTIVE");
    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-HIGH", "ACTIVE");
  }

  @Test
  void changedAndDeletedRuleLetsGoInMembersToo() {
    var made = filters.create(ADMINISTRATOR, low());
    filters.update(ADMINISTRATOR, made.arn(), old -> rule("HIGH"));
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");
    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-HIGH", "SUPPRESSED");

    filters.delete(ADMINISTRATOR, made.arn());
    assertThat(rows(MEMBER).statuses()).doesNotContainValue("SUPPRESSED");
  }

  @Test
  void scanOfAMemberMeetsTheRule() {
    filters.create(ADMINISTRATOR, low());
    long resource = rows(MEMBER).resource("i-new", "{}");
    rows(MEMBER).finding(resource, "CVE-LATER", "LOW");
    rows(MEMBER).rescan(resource, NOW);

    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-LATER", "SUPPRESSED");
  }

  @Test
  void whoJoinsIsHeldToTheRulesAndWhoLeavesKeepsItsOwn() throws SQLException {
    filters.create(ADMINISTRATOR, low());
    filters.create(STRANGER, rule("HIGH"));
    Organized.execute(database, "INSERT INTO member VALUES ('333333333333', 'ENABLED', now())");
    filters.reapply(STRANGER);
    assertThat(rows(STRANGER).statuses()).doesNotContainValue("ACTIVE");

    Organized.execute(
        database, "UPDATE member SET status = 'REMOVED' WHERE account = '333333333333'");
    filters.reapply(STRANGER);
    assertThat(low(STRANGER)).isEqualTo("ACTIVE");
    assertThat(rows(STRANGER).statuses()).containsEntry("CVE-HIGH", "SUPPRESSED");
  }

  @Test
  void memberDoesNotListTheRulesThatItIsHeldTo() {
    var made = filters.create(ADMINISTRATOR, low());

    assertThat(filters.list(MEMBER, new FilterQuery(List.of(), Set.of(), 100, 0)).filters())
        .isEmpty();
    assertThat(filters.get(MEMBER, made.arn())).isEmpty();
  }

  private static FilterDefinition low() {
    return rule("LOW");
  }

  private static FilterDefinition rule(String severity) {
    return new FilterDefinition(
        "rule",
        FilterAction.SUPPRESS,
        "",
        "accepted",
        FindingCriteria.of(
            FindingField.SEVERITY, new Condition.Text(Condition.Comparison.EQUALS, severity)));
  }

  private String low(AccountId account) {
    return String.valueOf(rows(account).statuses().get("CVE-LOW"));
  }

  private FindingRows rows(AccountId account) {
    return new FindingRows(database, account);
  }
}
