package dev.assay.finding.store;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.AccountScope;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationType;
import dev.assay.finding.Condition;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.finding.StoredFinding;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a delegated administrator reads is what it and its members read, each by itself.
final class AcrossAccountsTest {
  private static final AccountId ADMINISTRATOR = RandomFindings.ACCOUNT;
  private static final AccountId MEMBER = new AccountId("222222222222");
  private static final AccountId STRANGER = new AccountId("333333333333");
  private static final List<AccountId> ORGANIZATION = List.of(ADMINISTRATOR, MEMBER);
  private static final Narrowing.Limits WALKING = new Narrowing.Limits(-1, -1, 0);
  private static final List<StoredFinding> EVERYBODYS =
      new RandomFindings(new SplittableRandom(20261128), List.of(ADMINISTRATOR, MEMBER, STRANGER))
          .make(240);
  private static final List<StoredFinding> SEEN =
      EVERYBODYS.stream().filter(finding -> !finding.account().equals(STRANGER)).toList();

  private static Database database;
  private static FindingQueries queries;

  @BeforeAll
  static void writeFindings() throws SQLException {
    database = TestDatabase.fresh();
    queries = FindingQueries.in(database);
    organize(
        "INSERT INTO account (account, made) VALUES ('111111111111', now()),"
            + " ('222222222222', now()), ('333333333333', now())",
        "UPDATE organization SET administrator = '111111111111'",
        "INSERT INTO member (account, status, updated) VALUES ('222222222222', 'ENABLED', now()),"
            + " ('333333333333', 'REMOVED', now())");
    database.<Integer>inTransaction(
        ADMINISTRATOR,
        connection -> {
          new StoredFindingRows(connection).write(EVERYBODYS);
          return 0;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfEverySizeAreTheWholeInOrder(SortField field) {
    for (boolean isDescending : List.of(false, true)) {
      var order = new NaiveOrder(SEEN).by(field);
      var expected = SEEN.stream().sorted(isDescending ? order.reversed() : order).toList();
      var sort = new FindingQuery.Sort(field, isDescending);
      for (int size : List.of(1, 7, 100)) {
        for (var limits : List.of(Narrowing.Limits.DEFAULT, WALKING)) {
          assertThat(list(ADMINISTRATOR, FindingCriteria.all(), sort, size, limits))
              .as("%s descending %s, pages of %s, %s", field, isDescending, size, limits)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void fieldMeansWhatTheNaiveEvaluatorSays(FindingField field) {
    var random = new RandomCriteria(new SplittableRandom(field.member().hashCode()), SEEN);
    var sort = new FindingQuery.Sort(SortField.SEVERITY, true);
    for (int i = 0; i < 6; i++) {
      var criteria = random.on(field);
      var expected =
          SEEN.stream().filter(finding -> NaiveCriteria.isMeant(criteria, finding)).toList();
      for (var limits : List.of(Narrowing.Limits.DEFAULT, WALKING)) {
        assertThat(list(ADMINISTRATOR, criteria, sort, 100, limits))
            .as("%s, %s", criteria, limits)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void groupsAreThoseOfEachAccount(AggregationType type) {
    var sort = new AggregationQuery.Sort(AggregationQuery.SortBy.ALL, true);
    for (var criteria : List.of(FindingCriteria.all(), of(MEMBER), fixable())) {
      var query =
          new AggregationQuery(type, new AggregationQuery.Filter(criteria, Map.of()), sort, 100, 0);
      var apart = ORGANIZATION.stream().flatMap(account -> alone(account, query).groups().stream());
      assertThat(queries.aggregate(ADMINISTRATOR, query).groups())
          .as("%s of %s", type, criteria)
          .containsExactlyInAnyOrderElementsOf(apart.toList());
    }
  }

  @Test
  void arnsOfMembersAreFoundAndThoseOfStrangersAreNot() {
    var arns = EVERYBODYS.stream().map(StoredFinding::arn).toList();
    assertThat(queries.byArns(ADMINISTRATOR, arns)).isEqualTo(SEEN);
  }

  @Test
  void memberAndStrangerReadTheirOwn() {
    for (var account : List.of(MEMBER, STRANGER)) {
      var seen =
          list(
              account,
              FindingCriteria.all(),
              new FindingQuery.Sort(SortField.AWS_ACCOUNT_ID, false),
              100,
              Narrowing.Limits.DEFAULT);
      assertThat(seen.stream().map(StoredFinding::account).collect(toSet()))
          .containsExactly(account);
    }
  }

  /// Row-level security, whatever the statement asks for.
  @Test
  void administratorReadsNothingOfStrangersAndWritesNothing() {
    for (String table :
        List.of(
            "finding",
            "resource",
            "detail",
            "detail_package",
            "finding_tally",
            "resource_tally",
            "detail_tally",
            "layer_tally")) {
      assertThat(accounts("SELECT DISTINCT account FROM " + table))
          .as(table)
          .isEqualTo(ORGANIZATION.stream().map(AccountId::value).collect(toSet()));
      assertThat(failure("DELETE FROM " + table)).as(table).contains("permission denied");
    }
    assertThat(failure("SELECT secret FROM access_key")).contains("permission denied");
  }

  private static Set<String> accounts(String sql) {
    return database.reading(
        ADMINISTRATOR,
        (connection, scope) -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            var found = new TreeSet<String>();
            while (row.next()) {
              found.add(row.getString(1));
            }
            return found;
          }
        });
  }

  private static String failure(String sql) {
    return database.reading(
        ADMINISTRATOR,
        (connection, scope) -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
          } catch (SQLException refused) {
            connection.rollback();
            return String.valueOf(refused.getMessage());
          }
        });
  }

  private static FindingCriteria of(AccountId account) {
    return new FindingCriteria(
        Map.of(
            FindingField.AWS_ACCOUNT_ID,
            List.of(new Condition.Text(Condition.Comparison.EQUALS, account.value()))));
  }

  private static FindingCriteria fixable() {
    return new FindingCriteria(
        Map.of(
            FindingField.FIX_AVAILABLE,
            List.of(new Condition.Text(Condition.Comparison.EQUALS, "YES")),
            FindingField.FINDING_STATUS,
            List.of(new Condition.Text(Condition.Comparison.EQUALS, "ACTIVE"))));
  }

  /// As an account reads that administers nobody.
  private static AggregationPage alone(AccountId account, AggregationQuery query) {
    return database.inTransaction(
        account,
        connection -> new FindingAggregator(connection, AccountScope.of(account)).page(query));
  }

  private static List<StoredFinding> list(
      AccountId account,
      FindingCriteria criteria,
      FindingQuery.Sort sort,
      int size,
      Narrowing.Limits limits) {
    List<StoredFinding> all = new ArrayList<>();
    FindingQuery.After after = new FindingQuery.After.Start();
    while (true) {
      var query = new FindingQuery(criteria, sort, size, after);
      FindingPage page =
          database.reading(
              account,
              (connection, scope) -> new FindingReader(connection, scope).page(query, limits));
      all.addAll(page.findings());
      switch (page.next()) {
        case FindingPage.Next.More more -> after = more.after();
        case FindingPage.Next.End() -> {
          return all;
        }
      }
    }
  }

  private static void organize(String... statements) throws SQLException {
    database.<Integer>inTransaction(
        ADMINISTRATOR,
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("RESET ROLE");
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
          return 0;
        });
  }
}
