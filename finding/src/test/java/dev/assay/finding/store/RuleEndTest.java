package dev.assay.finding.store;

import static dev.assay.finding.store.FindingRows.BEGINNING;
import static dev.assay.finding.store.Organized.ADMINISTRATOR;
import static dev.assay.finding.store.Organized.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.finding.Condition;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingQueries;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Suppression rules that end, and what a rule would hide. A member of an administrator has one
/// finding of LOW and one of HIGH, as the administrator has.
final class RuleEndTest {
  private static final OffsetDateTime NOW = BEGINNING.plusDays(60);
  private static final OffsetDateTime END = NOW.plusDays(7);

  private Database database;

  @BeforeEach
  void fill() throws SQLException {
    database = Organized.fresh();
    for (AccountId account : new AccountId[] {ADMINISTRATOR, MEMBER}) {
      var rows = rows(account);
      long resource = rows.resource("i-1", "{}");
      rows.finding(resource, "CVE-LOW", "LOW");
      rows.finding(resource, "CVE-HIGH", "HIGH");
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ruleHidesUntilItsEnd() {
    at(NOW).create(ADMINISTRATOR, rule(END));
    assertThat(low(ADMINISTRATOR)).isEqualTo("SUPPRESSED");
    assertThat(low(MEMBER)).isEqualTo("SUPPRESSED");

    assertThat(at(END.minusSeconds(1)).letGo()).isZero();
    assertThat(low(MEMBER)).isEqualTo("SUPPRESSED");

    assertThat(at(END).letGo()).isEqualTo(1);
    assertThat(low(ADMINISTRATOR)).isEqualTo("ACTIVE");
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");
    assertThat(at(END.plusDays(1)).letGo()).isZero();
  }

  @Test
  void ruleThatEndedStaysAndHidesNothingNew() {
    var made = at(NOW).create(ADMINISTRATOR, rule(END));
    at(END).letGo();
    long resource = rows(MEMBER).resource("i-new", "{}");
    rows(MEMBER).finding(resource, "CVE-LATER", "LOW");
    rows(MEMBER).rescan(resource, END.plusHours(1));

    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-LATER", "ACTIVE");
    assertThat(at(END).get(ADMINISTRATOR, made.arn())).contains(made);
  }

  /// A scan need not wait for the look at what has ended.
  @Test
  void scanAfterTheEndShowsWhatWasHidden() {
    at(NOW).create(MEMBER, rule(END));
    long resource = rows(MEMBER).resource("i-2", "{}");
    rows(MEMBER).finding(resource, "CVE-LATER", "LOW");
    rows(MEMBER).rescan(resource, NOW);
    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-LATER", "SUPPRESSED");
    at(NOW).create(MEMBER, other());

    rows(MEMBER).rescan(resource, END);
    assertThat(rows(MEMBER).statuses()).containsEntry("CVE-LATER", "ACTIVE");
  }

  @Test
  void ruleGoesOnWithALaterEnd() {
    var made = at(NOW).create(ADMINISTRATOR, rule(END));
    at(END).letGo();
    var later = Optional.of(END.plusDays(7).toInstant());
    at(END.plusDays(1)).update(ADMINISTRATOR, made.arn(), old -> old.ending(later));
    assertThat(low(MEMBER)).isEqualTo("SUPPRESSED");

    assertThat(at(END.plusDays(7)).letGo()).isEqualTo(1);
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");
  }

  /// Nobody has looked at what ended yet: the server was away, say.
  @Test
  void ruleDeletedAfterItsEndLeavesNothingHidden() {
    var made = at(NOW).create(ADMINISTRATOR, rule(END));
    at(END.plusSeconds(1)).delete(ADMINISTRATOR, made.arn());
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");
  }

  @Test
  void ruleMadeASearchAfterItsEndLeavesNothingHidden() {
    var made = at(NOW).create(ADMINISTRATOR, rule(END));
    at(END.plusSeconds(1)).update(ADMINISTRATOR, made.arn(), RuleEndTest::search);
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");
  }

  @Test
  void whatAnotherRuleHidesStaysHidden() {
    at(NOW).create(ADMINISTRATOR, rule(END));
    at(NOW).create(MEMBER, rule(END.plusDays(1)));
    at(END).letGo();
    assertThat(low(ADMINISTRATOR)).isEqualTo("ACTIVE");
    assertThat(low(MEMBER)).isEqualTo("SUPPRESSED");
  }

  @Test
  void previewCountsWhatWouldBeHiddenAndHidesNothing() {
    assertThat(queries().hiddenBy(ADMINISTRATOR, severity("LOW"))).isEqualTo(2);
    assertThat(queries().hiddenBy(MEMBER, severity("LOW"))).isEqualTo(1);
    assertThat(queries().hiddenBy(MEMBER, severity("MEDIUM"))).isZero();
    assertThat(low(MEMBER)).isEqualTo("ACTIVE");

    at(NOW).create(ADMINISTRATOR, rule(END));
    assertThat(queries().hiddenBy(ADMINISTRATOR, severity("LOW"))).isZero();
    assertThat(queries().hiddenBy(ADMINISTRATOR, FindingCriteria.all())).isEqualTo(2);
  }

  private static FilterDefinition rule(OffsetDateTime end) {
    return new FilterDefinition(
        "rule",
        FilterAction.SUPPRESS,
        "",
        "accepted",
        severity("LOW"),
        Optional.of(end.toInstant()));
  }

  private static FilterDefinition search(FilterDefinition rule) {
    return new FilterDefinition(
        rule.name(), FilterAction.NONE, rule.description(), rule.reason(), rule.criteria());
  }

  private FindingQueries queries() {
    return FindingQueries.in(database);
  }

  /// Keeps scans judging by rules.
  private static FilterDefinition other() {
    return new FilterDefinition("other", FilterAction.SUPPRESS, "", "", severity("MEDIUM"));
  }

  private static FindingCriteria severity(String severity) {
    return FindingCriteria.of(
        FindingField.SEVERITY, new Condition.Text(Condition.Comparison.EQUALS, severity));
  }

  private String low(AccountId account) {
    return String.valueOf(rows(account).statuses().get("CVE-LOW"));
  }

  private FindingRows rows(AccountId account) {
    return new FindingRows(database, account);
  }

  private FilterStore at(OffsetDateTime now) {
    var clock = InstantSource.fixed(now.toInstant()).withZone(ZoneOffset.UTC);
    return FilterStore.in(database, "eu-west-1", clock, new Random());
  }
}
