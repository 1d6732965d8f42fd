package dev.assay.finding.store;

import static dev.assay.finding.store.FindingRows.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingFilter;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// As many rules as there may be, and rules that change while a scan is at work.
final class SuppressionLimitsTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  private Database database;
  private FilterStore filters;
  private FindingRows rows;
  private long resource;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    filters = FilterStore.in(database, "eu-west-1", Clock.systemUTC(), new Random(1));
    rows = new FindingRows(database, ACCOUNT);
    resource = rows.resource("i-1", "{}");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void asManyRulesAsMayBeWithEveryFieldFullAreJudgedAtOnce() {
    rows.finding(resource, "CVE-HIT", "LOW");
    rows.finding(resource, "CVE-MISS", "LOW");
    filters.create(
        ACCOUNT, rule("hit", FindingCriteria.of(FindingField.VULNERABILITY_ID, equal("CVE-HIT"))));
    for (int i = 1; i < FilterStore.MOST_FILTERS; i++) {
      filters.create(ACCOUNT, rule("rule " + i, everyTextFieldFull(i)));
    }

    rows.rescan(resource, BEGINNING.plusDays(1));

    assertThat(rows.statuses()).isEqualTo(Map.of("CVE-HIT", "SUPPRESSED", "CVE-MISS", "ACTIVE"));
  }

  /// Ten conditions on each field that takes free text: more than 100,000 values in 500 rules.
  private static FindingCriteria everyTextFieldFull(int rule) {
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    for (FindingField field : FindingField.values()) {
      if (field.kind() == FindingField.Kind.TEXT && !isOfFixedWords(field)) {
        fields.put(
            field, IntStream.range(0, 10).mapToObj(i -> equal("value " + rule + "." + i)).toList());
      }
    }
    return new FindingCriteria(fields);
  }

  private static boolean isOfFixedWords(FindingField field) {
    return switch (field) {
      case FINDING_TYPE,
          SEVERITY,
          FINDING_STATUS,
          RESOURCE_TYPE,
          FIX_AVAILABLE,
          EXPLOIT_AVAILABLE ->
          true;
      default -> false;
    };
  }

  @Test
  void ruleMadeDuringAScanHidesWhatTheScanBrings() throws Exception {
    rows.finding(resource, "CVE-OLD", "LOW");
    rows.close("CVE-OLD");

    CompletableFuture<FindingFilter> change =
        database.inTransaction(
            ACCOUNT,
            connection -> {
              AccountLock.forScan(connection, ACCOUNT);
              new Suppression(connection, ACCOUNT).apply(List.of(resource), BEGINNING);
              var waiting =
                  CompletableFuture.supplyAsync(
                      () -> filters.create(ACCOUNT, rule("all", FindingCriteria.all())));
              awaitBlockedChange(connection);
              reopen(connection, "CVE-OLD");
              return waiting;
            });

    change.get(30, TimeUnit.SECONDS);
    assertThat(rows.statuses()).isEqualTo(Map.of("CVE-OLD", "SUPPRESSED"));
  }

  @Test
  void scansOfOneAccountRunSideBySide() {
    boolean isDone =
        database.inTransaction(
            ACCOUNT,
            connection -> {
              AccountLock.forScan(connection, ACCOUNT);
              return CompletableFuture.runAsync(() -> rows.rescan(resource, BEGINNING))
                  .orTimeout(30, TimeUnit.SECONDS)
                  .handle((done, waitedForTheFirst) -> waitedForTheFirst == null)
                  .join();
            });
    assertThat(isDone).isTrue();
  }

  /// Waits until a change of rules stands in line for the lock that this transaction holds.
  private static void awaitBlockedChange(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
        row.next();
        if (row.getInt(1) > 0) {
          return;
        }
      }
    }
    throw new AssertionError("the change of rules did not wait for the scan");
  }

  private static void reopen(Connection connection, String arn) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE finding SET status = 'ACTIVE', closed = NULL WHERE arn = ?")) {
      statement.setString(1, arn);
      statement.executeUpdate();
    }
  }

  private static Condition equal(String value) {
    return new Condition.Text(Comparison.EQUALS, value);
  }

  private static FilterDefinition rule(String name, FindingCriteria criteria) {
    return new FilterDefinition(name, FilterAction.SUPPRESS, "", "", criteria);
  }
}
