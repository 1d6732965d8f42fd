package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingPage;
import dev.assay.finding.FindingQuery;
import dev.assay.finding.FindingQuery.SortField;
import dev.assay.finding.ScannedResource.ContainerImage;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
      Comparator<StoredFinding> order =
          order(field).thenComparingInt(owner(field)).thenComparingInt(FINDINGS::indexOf);
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
                new FindingReader(connection, ACCOUNT)
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
        account, connection -> new FindingReader(connection, account).page(query, limits));
  }

  /// By the age of what the finding has its value from.
  private static ToIntFunction<StoredFinding> owner(SortField field) {
    return switch (field) {
      case LAST_OBSERVED_AT,
          RESOURCE_TYPE,
          ECR_IMAGE_PUSHED_AT,
          ECR_IMAGE_REPOSITORY_NAME,
          ECR_IMAGE_REGISTRY ->
          firstWith(StoredFinding::resource);
      case VULNERABILITY_ID, EPSS_SCORE ->
          // what has no vulnerability has the row that was there from the start
          finding ->
              finding.subject() instanceof VulnerablePackages
                  ? firstWith(FindingReaderTest::vulnerability).applyAsInt(finding)
                  : -1;
      case SEVERITY,
          FIRST_OBSERVED_AT,
          FINDING_STATUS,
          INSPECTOR_SCORE,
          VULNERABILITY_SOURCE,
          VENDOR_SEVERITY,
          AWS_ACCOUNT_ID,
          FINDING_TYPE,
          NETWORK_PROTOCOL,
          COMPONENT_TYPE ->
          finding -> 0; // these findings have a detail each
    };
  }

  private static Object vulnerability(StoredFinding finding) {
    return finding.subject() instanceof VulnerablePackages it ? it.vulnerability() : finding;
  }

  private static ToIntFunction<StoredFinding> firstWith(Function<StoredFinding, Object> owner) {
    List<Object> owners = FINDINGS.stream().map(owner).toList();
    return finding -> owners.indexOf(owner.apply(finding));
  }

  private static Comparator<StoredFinding> order(SortField field) {
    return switch (field) {
      case SEVERITY -> comparing(finding -> finding.severity());
      case FIRST_OBSERVED_AT -> comparing(finding -> finding.state().firstObserved());
      case LAST_OBSERVED_AT -> comparing(finding -> finding.state().lastObserved());
      case FINDING_STATUS -> bytes(finding -> finding.state().status().name());
      case RESOURCE_TYPE -> bytes(finding -> finding.resource().type());
      case ECR_IMAGE_PUSHED_AT ->
          comparing(
              finding ->
                  finding.resource() instanceof ContainerImage it ? it.pushed() : Instant.EPOCH);
      case ECR_IMAGE_REPOSITORY_NAME ->
          bytes(f -> f.resource() instanceof ContainerImage it ? it.repository() : "");
      case ECR_IMAGE_REGISTRY ->
          bytes(f -> f.resource() instanceof ContainerImage it ? it.registry() : "");
      case VULNERABILITY_ID -> bytes(f -> first(FindingField.VULNERABILITY_ID, f));
      case VULNERABILITY_SOURCE -> bytes(f -> first(FindingField.VULNERABILITY_SOURCE, f));
      case VENDOR_SEVERITY -> bytes(f -> first(FindingField.VENDOR_SEVERITY, f));
      case FINDING_TYPE -> bytes(f -> first(FindingField.FINDING_TYPE, f));
      case NETWORK_PROTOCOL -> bytes(f -> first(FindingField.NETWORK_PROTOCOL, f));
      case COMPONENT_TYPE -> bytes(f -> first(FindingField.COMPONENT_TYPE, f));
      case INSPECTOR_SCORE -> comparingDouble(f -> number(FindingField.INSPECTOR_SCORE, f));
      case EPSS_SCORE -> comparingDouble(f -> number(FindingField.EPSS_SCORE, f));
      case AWS_ACCOUNT_ID -> comparingInt(finding -> 0);
    };
  }

  private static String first(FindingField field, StoredFinding finding) {
    return NaiveCriteria.values(field, finding).stream()
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  private static double number(FindingField field, StoredFinding finding) {
    return NaiveCriteria.values(field, finding).stream()
        .findFirst()
        .map(value -> ((Number) value).doubleValue())
        .orElse(-1.0);
  }

  private static Comparator<StoredFinding> bytes(Function<StoredFinding, String> text) {
    return (one, other) ->
        Arrays.compareUnsigned(text.apply(one).getBytes(UTF_8), text.apply(other).getBytes(UTF_8));
  }
}
