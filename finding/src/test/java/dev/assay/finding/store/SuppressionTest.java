package dev.assay.finding.store;

import static dev.assay.finding.store.FindingRows.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.store.FindingRows.Life;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One instance tagged `stage=test` with three findings: LOW, HIGH and CRITICAL.
final class SuppressionTest {
  private static final OffsetDateTime NOW = BEGINNING.plusDays(60);
  private static final OffsetDateTime LATER = NOW.plusHours(1);
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static Database database;

  private final AccountId account =
      new AccountId(String.format(Locale.ROOT, "2222%08d", ACCOUNTS.incrementAndGet()));
  private final FilterStore filters = storeAt(NOW);
  private FindingRows rows;
  private long resource;

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void fill() {
    rows = new FindingRows(database, account);
    resource = rows.resource("i-1", "{\"stage\": \"test\"}");
    rows.finding(resource, "CVE-LOW", "LOW");
    rows.finding(resource, "CVE-HIGH", "HIGH");
    rows.finding(resource, "CVE-CRITICAL", "CRITICAL");
  }

  @Test
  void newRuleHidesWhatIsThereAndTouchesNothingElse() {
    filters.create(account, rule("low", severity("LOW")));

    assertThat(rows.lives())
        .isEqualTo(
            Map.of(
                "CVE-LOW", new Life("SUPPRESSED", NOW),
                "CVE-HIGH", new Life("ACTIVE", BEGINNING),
                "CVE-CRITICAL", new Life("ACTIVE", BEGINNING)));
  }

  @Test
  void savedSearchHidesNothing() {
    filters.create(
        account, new FilterDefinition("search", FilterAction.NONE, "", "", severity("LOW")));
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  @Test
  void narrowedRuleLetsGoOfTheRestOnly() {
    var made = filters.create(account, rule("many", severity("LOW", "HIGH")));
    storeAt(LATER).update(account, made.arn(), old -> rule("many", severity("LOW")));

    assertThat(rows.lives())
        .containsEntry("CVE-LOW", new Life("SUPPRESSED", NOW))
        .containsEntry("CVE-HIGH", new Life("ACTIVE", LATER));
  }

  @Test
  void movedRuleLetsGoAndHidesAtOnce() {
    var made = filters.create(account, rule("one", severity("LOW")));
    filters.update(account, made.arn(), old -> rule("one", severity("HIGH")));

    assertThat(rows.statuses())
        .containsEntry("CVE-LOW", "ACTIVE")
        .containsEntry("CVE-HIGH", "SUPPRESSED");
  }

  @Test
  void ruleThatBecomesASearchLetsGoAndBack() {
    var made = filters.create(account, rule("low", severity("LOW")));
    var search = new FilterDefinition("low", FilterAction.NONE, "", "", severity("LOW"));

    filters.update(account, made.arn(), old -> search);
    assertThat(rows.statuses()).containsEntry("CVE-LOW", "ACTIVE");
    filters.update(account, made.arn(), old -> rule("low", severity("LOW")));
    assertThat(rows.statuses()).containsEntry("CVE-LOW", "SUPPRESSED");
  }

  @Test
  void deletedRuleLetsGo() {
    var made = filters.create(account, rule("all", FindingCriteria.all()));
    assertThat(rows.statuses()).doesNotContainValue("ACTIVE");

    storeAt(LATER).delete(account, made.arn());
    assertThat(rows.lives()).containsEntry("CVE-HIGH", new Life("ACTIVE", LATER));
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  @Test
  void findingStaysHiddenWhileOneOfTwoRulesMatches() {
    var first = filters.create(account, rule("low", severity("LOW")));
    var second = filters.create(account, rule("tagged", of(FindingField.RESOURCE_TAGS, STAGE)));

    storeAt(LATER).delete(account, first.arn());
    assertThat(rows.lives()).containsEntry("CVE-LOW", new Life("SUPPRESSED", NOW));
    storeAt(LATER).delete(account, second.arn());
    assertThat(rows.lives()).containsEntry("CVE-LOW", new Life("ACTIVE", LATER));
  }

  @Test
  void closedFindingStaysClosed() {
    rows.close("CVE-LOW");
    var made = filters.create(account, rule("all", FindingCriteria.all()));
    assertThat(rows.lives()).containsEntry("CVE-LOW", new Life("CLOSED", BEGINNING));
    rows.rescan(resource, LATER);
    filters.delete(account, made.arn());
    assertThat(rows.lives()).containsEntry("CVE-LOW", new Life("CLOSED", BEGINNING));
  }

  @Test
  void findingOfAScanIsHiddenAtBirthAndNoOtherResourceIsJudged() {
    filters.create(account, rule("low", severity("LOW")));
    long other = rows.resource("i-2", "{}");
    rows.finding(resource, "CVE-LOW-2", "LOW");
    rows.finding(other, "CVE-LOW-3", "LOW");

    rows.rescan(resource, LATER);

    assertThat(rows.lives())
        .containsEntry("CVE-LOW", new Life("SUPPRESSED", NOW))
        .containsEntry("CVE-LOW-2", new Life("SUPPRESSED", LATER))
        .containsEntry("CVE-LOW-3", new Life("ACTIVE", BEGINNING));
  }

  @Test
  void scanWithoutRulesWritesNothing() {
    Map<String, Life> before = rows.lives();
    rows.rescan(resource, LATER);
    assertThat(rows.lives()).isEqualTo(before);
  }

  @Test
  void ruleForActiveFindingsKeepsThemHidden() {
    filters.create(
        account,
        rule("active", of(FindingField.FINDING_STATUS, text(Comparison.EQUALS, "ACTIVE"))));
    rows.rescan(resource, LATER);

    assertThat(rows.lives().values()).containsOnly(new Life("SUPPRESSED", NOW));
  }

  @Test
  void ruleForClosedFindingsHidesNothing() {
    filters.create(
        account,
        rule("closed", of(FindingField.FINDING_STATUS, text(Comparison.EQUALS, "CLOSED"))));
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  @Test
  void ruleOfAnotherAccountHidesNothing() {
    filters.create(new AccountId("333344445555"), rule("all", FindingCriteria.all()));
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  @Test
  void anotherNameForARuleTouchesNoFinding() {
    var made = filters.create(account, rule("before", severity("LOW")));
    rows.finding(resource, "CVE-LOW-2", "LOW");
    filters.update(account, made.arn(), old -> rule("after", severity("LOW")));
    assertThat(rows.statuses()).containsEntry("CVE-LOW-2", "ACTIVE");
  }

  @ParameterizedTest
  @MethodSource("conditionsThatHold")
  void conditionOfEveryKindHides(FindingField field, Condition condition) {
    var made = filters.create(account, rule("rule", of(field, condition)));
    assertThat(rows.statuses()).containsEntry("CVE-HIGH", "SUPPRESSED");
    rows.rescan(resource, LATER);
    filters.delete(account, made.arn());
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  static Stream<Arguments> conditionsThatHold() {
    return Stream.of(
        Arguments.of(FindingField.VULNERABILITY_ID, text(Comparison.EQUALS, "CVE-HIGH")),
        Arguments.of(FindingField.VULNERABILITY_ID, text(Comparison.PREFIX, "CVE-H")),
        Arguments.of(FindingField.VULNERABILITY_ID, text(Comparison.NOT_EQUALS, "CVE-LOW")),
        Arguments.of(FindingField.RELATED_VULNERABILITIES, text(Comparison.EQUALS, "CVE-2000-1")),
        Arguments.of(FindingField.EPSS_SCORE, new Condition.NumberRange(0.5, 1)),
        Arguments.of(
            FindingField.INSPECTOR_SCORE, new Condition.NumberRange(7, Double.POSITIVE_INFINITY)),
        Arguments.of(
            FindingField.FIRST_OBSERVED_AT, new Condition.Date(Instant.MIN, BEGINNING.toInstant())),
        Arguments.of(FindingField.RESOURCE_TAGS, STAGE),
        Arguments.of(FindingField.RESOURCE_TAGS, new Condition.Tag("stage", "")),
        Arguments.of(
            FindingField.VULNERABLE_PACKAGES,
            new Condition.PackageMatch(
                List.of(
                    new PackagePart(PackageProperty.NAME, text(Comparison.EQUALS, "openssl")),
                    new PackagePart(PackageProperty.EPOCH, new Condition.NumberRange(1, 1))))));
  }

  @Test
  void portsHideNoFindingOfAPackage() {
    var anyPort = new Condition.Ports(0, 65535);
    filters.create(account, rule("ports", of(FindingField.PORT_RANGE, anyPort)));
    assertThat(rows.statuses()).doesNotContainValue("SUPPRESSED");
  }

  private static final Condition STAGE = new Condition.Tag("stage", "test");

  private static FindingCriteria severity(String... severities) {
    return of(
        FindingField.SEVERITY,
        Stream.of(severities)
            .map(severity -> text(Comparison.EQUALS, severity))
            .toArray(Condition[]::new));
  }

  private static FindingCriteria of(FindingField field, Condition... conditions) {
    return FindingCriteria.of(field, conditions);
  }

  private static Condition text(Comparison comparison, String value) {
    return new Condition.Text(comparison, value);
  }

  private static FilterDefinition rule(String name, FindingCriteria criteria) {
    return new FilterDefinition(name, FilterAction.SUPPRESS, "", "accepted", criteria);
  }

  private static FilterStore storeAt(OffsetDateTime now) {
    Clock clock = InstantSource.fixed(now.toInstant()).withZone(ZoneOffset.UTC);
    return FilterStore.in(database, "eu-west-1", clock, new Random(now.toEpochSecond()));
  }
}
