package dev.assay.finding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.AccountScope;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.finding.StoredFinding;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FindingReaderTest {
  private static final long SEED = 7;
  private static final AccountId ACCOUNT = RandomFindings.ACCOUNT;
  private static final List<StoredFinding> FINDINGS =
      new RandomFindings(new SplittableRandom(SEED)).make(60);
  private static final FindingQuery.Sort BY_AGE =
      new FindingQuery.Sort(SortField.AWS_ACCOUNT_ID, false);

  /// Nothing is few: every page is found by walking.
  private static final Narrowing.Limits WALKING = new Narrowing.Limits(-1, -1, 0);

  private static final List<SortField> ORDERS =
      List.of(
          SortField.AWS_ACCOUNT_ID,
          SortField.INSPECTOR_SCORE,
          SortField.EPSS_SCORE,
          SortField.VENDOR_SEVERITY,
          SortField.LAST_OBSERVED_AT);

  private static final FindingCriteria SOME =
      new FindingCriteria(
          Map.of(
              FindingField.SEVERITY,
              List.of(
                  new Condition.Text(Condition.Comparison.EQUALS, "HIGH"),
                  new Condition.Text(Condition.Comparison.EQUALS, "LOW"),
                  new Condition.Text(Condition.Comparison.EQUALS, "CRITICAL")),
              FindingField.RESOURCE_TYPE,
              List.of(new Condition.Text(Condition.Comparison.NOT_EQUALS, "AWS_LAMBDA_FUNCTION"))));

  private static Database database;

  @BeforeAll
  static void writeFindings() throws SQLException {
    database = TestDatabase.fresh();
    database.<Integer>inTransaction(
        ACCOUNT,
        connection -> {
          new StoredFindingRows(connection).write(FINDINGS);
          return 0;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void everythingStoredIsReadBack() {
    assertThat(list(FindingCriteria.all(), BY_AGE, 100)).isEqualTo(FINDINGS);
  }

  @ParameterizedTest
  @EnumSource
  void fieldMeansWhatTheNaiveEvaluatorSays(FindingField field) {
    var random =
        new RandomCriteria(new SplittableRandom(SEED + field.member().hashCode()), FINDINGS);
    for (int i = 0; i < 12; i++) {
      assertAgrees(random.on(field));
    }
  }

  @Test
  void fieldsTogetherMeanWhatTheNaiveEvaluatorSays() {
    var random = new SplittableRandom(SEED);
    var criteria = new RandomCriteria(random, FINDINGS);
    var fields = FindingField.values();
    int telling = 0;
    for (int i = 0; i < 250; i++) {
      Map<FindingField, List<Condition>> chosen = new EnumMap<>(FindingField.class);
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        chosen.putAll(criteria.on(fields[random.nextInt(fields.length)]).fields());
      }
      int found = assertAgrees(new FindingCriteria(chosen));
      telling += found > 0 && found < FINDINGS.size() ? 1 : 0;
    }
    assertThat(telling).as("criteria that mean some and not all").isGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfEverySizeAreTheWholeInOrder(SortField field) {
    for (boolean isDescending : List.of(false, true)) {
      var sort = new FindingQuery.Sort(field, isDescending);
      List<StoredFinding> expected = new ArrayList<>(FINDINGS);
      Comparator<StoredFinding> order = new NaiveOrder(FINDINGS).by(field);
      expected.sort(isDescending ? order.reversed() : order);
      for (int size : List.of(1, 7, 100)) {
        assertThat(list(FindingCriteria.all(), sort, size)).isEqualTo(expected);
      }
      expected.removeIf(finding -> !NaiveCriteria.isMeant(SOME, finding));
      assertThat(expected).isNotEmpty();
      for (Narrowing.Limits limits : List.of(Narrowing.Limits.DEFAULT, WALKING)) {
        assertThat(list(SOME, sort, 4, limits)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEVERITY", "EPSS_SCORE", "FIRST_OBSERVED_AT", "FINDING_STATUS"})
  void keyOfAnotherOrderIsRefused(SortField field) {
    var query =
        new FindingQuery(
            FindingCriteria.all(),
            new FindingQuery.Sort(field, true),
            1,
            new FindingQuery.After.Last("no\0key", 1, 1));
    assertThatThrownBy(() -> page(ACCOUNT, query))
        .isInstanceOf(CriteriaException.class)
        .hasMessageContaining("order");
  }

  @Test
  void arnsAreFoundInTheOrderAskedForAndOthersLeftOut() {
    String first = FINDINGS.get(3).arn();
    String second = FINDINGS.get(1).arn();
    List<StoredFinding> found =
        database.inTransaction(
            ACCOUNT,
            connection ->
                new FindingReader(connection, AccountScope.of(ACCOUNT))
                    .byArns(List.of(first, "arn:none", "\0", second, first)));
    assertThat(found).containsExactly(FINDINGS.get(3), FINDINGS.get(1));
  }

  @Test
  void anotherAccountSeesNothing() {
    var stranger = new AccountId("222222222222");
    var query =
        new FindingQuery(FindingCriteria.all(), BY_AGE, 100, new FindingQuery.After.Start());
    assertThat(page(stranger, query).findings()).isEmpty();
  }

  private static int assertAgrees(FindingCriteria criteria) {
    List<String> expected =
        FINDINGS.stream()
            .filter(finding -> NaiveCriteria.isMeant(criteria, finding))
            .map(StoredFinding::arn)
            .toList();
    int turn = criteria.fields().keySet().stream().mapToInt(FindingField::ordinal).sum();
    SortField order = ORDERS.get(turn % ORDERS.size());
    for (Narrowing.Limits limits : List.of(Narrowing.Limits.DEFAULT, WALKING)) {
      var sort = new FindingQuery.Sort(order, false);
      assertThat(list(criteria, sort, 100, limits).stream().map(StoredFinding::arn))
          .as("%s by %s, %s", criteria, order, limits)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    return expected.size();
  }

  private static List<StoredFinding> list(
      FindingCriteria criteria, FindingQuery.Sort sort, int size) {
    return list(criteria, sort, size, Narrowing.Limits.DEFAULT);
  }

  private static List<StoredFinding> list(
      FindingCriteria criteria, FindingQuery.Sort sort, int size, Narrowing.Limits limits) {
    List<StoredFinding> all = new ArrayList<>();
    FindingQuery.After after = new FindingQuery.After.Start();
    while (true) {
      FindingPage page = page(ACCOUNT, new FindingQuery(criteria, sort, size, after), limits);
      all.addAll(page.findings());
      switch (page.next()) {
        case FindingPage.Next.More more -> after = more.after();
        case FindingPage.Next.End() -> {
          return all;
        }
      }
    }
  }

  private static FindingPage page(AccountId account, FindingQuery query) {
    return page(account, query, Narrowing.Limits.DEFAULT);
  }

  private static FindingPage page(AccountId account, FindingQuery query, Narrowing.Limits limits) {
    return database.inTransaction(
        account,
        connection -> new FindingReader(connection, AccountScope.of(account)).page(query, limits));
  }
}
