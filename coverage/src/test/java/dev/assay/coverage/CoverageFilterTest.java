package dev.assay.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the filters, the pages and the counts of the store to the plain reading of the rules.
final class CoverageFilterTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");
  private static final long SEED = 20261101;
  private static final List<CoveredResource> ROWS = new RandomCoverage(SEED).resources(200);
  private static Database database;
  private static CoverageStore store;

  @BeforeAll
  static void fill() throws Exception {
    database = TestDatabase.fresh();
    store =
        CoverageStore.in(
            database, Clock.fixed(Instant.parse("2026-11-01T08:00:00Z"), ZoneOffset.UTC));
    store.put(OURS, ROWS);
    store.put(OTHER, new RandomCoverage(SEED + 1).resources(50));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void everyRowComesBackAsItWasPut() {
    assertThat(list(CoverageCriteria.all(), 200))
        .containsExactlyElementsOf(meant(CoverageCriteria.all()));
  }

  @Test
  void filtersMeanWhatThePlainReadingMeans() {
    var generator = new RandomCoverage(SEED + 2);
    int met = 0;
    for (int i = 0; i < 600; i++) {
      CoverageCriteria criteria = generator.criteria(ROWS);
      List<CoveredResource> meant = meant(criteria);
      assertThat(list(criteria, 200))
          .as("criteria %d of seed %d: %s", i, SEED + 2, criteria)
          .containsExactlyElementsOf(meant);
      assertThat(store.statistics(OURS, criteria).total()).isEqualTo(meant.size());
      met += meant.isEmpty() || meant.size() == ROWS.size() ? 0 : 1;
    }
    assertThat(met).as("criteria that tell rows apart").isGreaterThan(300);
  }

  @Test
  void everyFieldTellsRowsApart() {
    var generator = new RandomCoverage(SEED + 3);
    Map<CoverageField, Integer> met = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      CoverageCriteria criteria = generator.criteria(ROWS);
      if (criteria.fields().size() == 1 && !meant(criteria).isEmpty()) {
        met.merge(criteria.fields().keySet().iterator().next(), 1, Integer::sum);
      }
    }
    assertThat(met).containsOnlyKeys(CoverageField.values());
  }

  @Test
  void pagesOfAnySizeAddUpToTheWhole() {
    CoverageCriteria some =
        CoverageCriteria.of(
            CoverageField.SCAN_TYPE,
            new CoverageCondition.Text(CoverageCondition.Comparison.NOT_EQUALS, "CODE"));
    for (int size : List.of(1, 7, 199, 200)) {
      assertThat(list(some, size)).as("pages of %d", size).containsExactlyElementsOf(meant(some));
    }
  }

  @Test
  void lastPageThatIsFullHasNoneBehindIt() {
    CoveragePage page =
        store.list(
            OURS,
            new CoverageQuery(
                CoverageCriteria.all(), ROWS.size(), new CoverageQuery.After.Start()));

    assertThat(page.next()).isEqualTo(new CoveragePage.Next.End());
  }

  @Test
  void countsByEachKeyAreThoseOfTheRows() {
    Map<GroupKey, Function<CoveredResource, String>> keys =
        Map.of(
            GroupKey.SCAN_STATUS_CODE, row -> row.status().code().name(),
            GroupKey.SCAN_STATUS_REASON, row -> row.status().reason().name(),
            GroupKey.ACCOUNT_ID, row -> OURS.value(),
            GroupKey.RESOURCE_TYPE, row -> row.metadata().type().name(),
            GroupKey.ECR_REPOSITORY_NAME, CoverageFilterTest::repository);
    assertThat(keys).containsOnlyKeys(GroupKey.values());
    CoverageCriteria some =
        CoverageCriteria.of(
            CoverageField.SCAN_TYPE,
            new CoverageCondition.Text(CoverageCondition.Comparison.EQUALS, "PACKAGE"));
    keys.forEach(
        (key, value) -> {
          CoverageStatistics statistics = store.statistics(OURS, some, key);
          Map<String, Long> wanted =
              meant(some).stream()
                  .map(value)
                  .filter(text -> !text.isEmpty())
                  .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
          assertThat(statistics.total()).isEqualTo(meant(some).size());
          assertThat(
                  statistics.counts().stream()
                      .collect(
                          Collectors.toMap(
                              CoverageStatistics.Count::value, CoverageStatistics.Count::count)))
              .as("%s", key)
              .isEqualTo(wanted);
        });
  }

  private static String repository(CoveredResource row) {
    return switch (row.metadata()) {
      case ResourceMetadata.Image image -> image.repository();
      case ResourceMetadata.Repository repository -> repository.name();
      case ResourceMetadata.Instance _,
          ResourceMetadata.Function _,
          ResourceMetadata.CodeRepository _ ->
          "";
    };
  }

  /// Sorted byte by byte, as the database is told to.
  private static List<CoveredResource> meant(CoverageCriteria criteria) {
    Comparator<CoveredResource> order =
        Comparator.<CoveredResource, byte[]>comparing(
                row -> row.resourceId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(row -> row.scanType().name());
    return ROWS.stream()
        .filter(row -> CoverageOracle.isMeant(OURS, row, criteria))
        .sorted(order)
        .toList();
  }

  /// All pages.
  private static List<CoveredResource> list(CoverageCriteria criteria, int size) {
    List<CoveredResource> all = new ArrayList<>();
    CoverageQuery.After after = new CoverageQuery.After.Start();
    while (true) {
      CoveragePage page = store.list(OURS, new CoverageQuery(criteria, size, after));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
      page.rows().forEach(row -> all.add(row.resource()));
      switch (page.next()) {
        case CoveragePage.Next.End _ -> {
          return all;
        }
        case CoveragePage.Next.More(var last) -> after = last;
      }
    }
  }
}
