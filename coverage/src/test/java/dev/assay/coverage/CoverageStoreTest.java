package dev.assay.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.StoreException;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CoverageStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T08:00:00Z");

  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void statusHoldsSinceItChanged() {
    at(MONDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, MONDAY)));
    at(TUESDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, TUESDAY)));
    assertThat(rows(OURS))
        .containsExactly(new CoverageRow(OURS, host(ScanStatusReason.SUCCESSFUL, TUESDAY), MONDAY));

    at(TUESDAY).put(OURS, List.of(host(ScanStatusReason.STALE_INVENTORY, TUESDAY)));
    assertThat(rows(OURS))
        .containsExactly(
            new CoverageRow(OURS, host(ScanStatusReason.STALE_INVENTORY, TUESDAY), TUESDAY));
  }

  @Test
  void whatIsTheSameIsNotWrittenAgain() {
    at(MONDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, MONDAY)));
    String written = version();
    at(TUESDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, MONDAY)));

    assertThat(version()).isEqualTo(written);
  }

  @Test
  void partialScanIsSuccessfulAndKeepsItsProblems() {
    var partial =
        new CoveredResource(
            "mi-0123456789abcdef0",
            new ResourceMetadata.Instance("", "LINUX", Map.of()),
            ScanType.PACKAGE,
            ScanMode.EC2_AGENTLESS,
            ScanStatus.of(ScanStatusReason.SUCCESSFUL),
            MONDAY,
            17);
    at(MONDAY).put(OURS, List.of(partial));

    assertThat(rows(OURS).getFirst().resource()).isEqualTo(partial);
    assertThat(partial.status().code()).isEqualTo(ScanStatusCode.ACTIVE);
  }

  @Test
  void oneKindOfScanOfAResourceIsForgottenAndTheOtherStays() {
    var network =
        new CoveredResource(
            "mi-1",
            new ResourceMetadata.Instance("", "LINUX", Map.of()),
            ScanType.NETWORK,
            ScanMode.NONE,
            ScanStatus.of(ScanStatusReason.SUCCESSFUL),
            MONDAY,
            0);
    at(MONDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, MONDAY), network));
    assertThat(rows(OURS)).hasSize(2);

    assertThat(at(MONDAY).remove(OURS, List.of("mi-1", "mi-2"), ScanType.PACKAGE)).isEqualTo(1);
    assertThat(at(MONDAY).remove(OURS, List.of("mi-1"), ScanType.PACKAGE)).isZero();
    assertThat(rows(OURS).stream().map(CoverageRow::resource)).containsExactly(network);
  }

  @Test
  void unmanagedUntilSomethingElseIsKnown() {
    var unmanaged = host(ScanStatusReason.UNMANAGED_EC2_INSTANCE, MONDAY);
    at(MONDAY).putAbsent(OURS, List.of(unmanaged));
    assertThat(rows(OURS)).containsExactly(new CoverageRow(OURS, unmanaged, MONDAY));

    var scanned = host(ScanStatusReason.SUCCESSFUL, TUESDAY);
    at(TUESDAY).put(OURS, List.of(scanned));
    at(TUESDAY).putAbsent(OURS, List.of(unmanaged));
    var reason = ScanStatusReason.UNMANAGED_EC2_INSTANCE;
    assertThat(at(TUESDAY).remove(OURS, List.of("mi-1"), ScanType.PACKAGE, reason)).isZero();
    assertThat(rows(OURS)).containsExactly(new CoverageRow(OURS, scanned, TUESDAY));
  }

  @Test
  void nameThatTheDatabaseCannotHoldIsStillCovered() {
    var image =
        new CoveredResource(
            "arn:aws:ecr:eu-central-1:123456789012:repository/app/sha256:1",
            new ResourceMetadata.Image(
                "app", List.of("one\0two\ud83e"), Instant.EPOCH, Instant.EPOCH, 0),
            ScanType.PACKAGE,
            ScanMode.NONE,
            ScanStatus.of(ScanStatusReason.SUCCESSFUL),
            MONDAY,
            0);
    at(MONDAY).put(OURS, List.of(image));

    assertThat(rows(OURS).getFirst().resource().metadata())
        .isEqualTo(
            new ResourceMetadata.Image(
                "app", List.of("one\ufffdtwo\ufffd"), Instant.EPOCH, Instant.EPOCH, 0));
  }

  @Test
  void accountsDoNotSeeEachOthersCoverage() {
    at(MONDAY).put(OURS, List.of(host(ScanStatusReason.SUCCESSFUL, MONDAY)));
    var ours =
        CoverageCriteria.of(
            CoverageField.ACCOUNT_ID,
            new CoverageCondition.Text(CoverageCondition.Comparison.EQUALS, OURS.value()));

    assertThat(rows(OTHER)).isEmpty();
    assertThat(at(MONDAY).statistics(OTHER, ours).total()).isZero();
    assertThat(at(MONDAY).statistics(OURS, ours).total()).isEqualTo(1);
    assertThat(at(MONDAY).remove(OTHER, List.of("mi-1"), ScanType.PACKAGE)).isZero();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    OTHER,
                    connection -> {
                      try (var statement = connection.createStatement()) {
                        return statement.executeUpdate(
                            "INSERT INTO coverage (account, resource_id, scan_type,"
                                + " resource_type, status_code, status_reason, since, problems)"
                                + " VALUES ('"
                                + OURS
                                + "', 'mi-2', 'PACKAGE', 'AWS_EC2_INSTANCE', 'ACTIVE',"
                                + " 'SUCCESSFUL', now(), 0)");
                      }
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("row-level security");
    assertThat(rows(OURS)).hasSize(1);
  }

  private CoverageStore at(Instant time) {
    return CoverageStore.in(database, Clock.fixed(time, ZoneOffset.UTC));
  }

  private List<CoverageRow> rows(AccountId account) {
    return at(MONDAY)
        .list(
            account,
            new CoverageQuery(CoverageCriteria.all(), 200, new CoverageQuery.After.Start()))
        .rows();
  }

  private static CoveredResource host(ScanStatusReason reason, Instant scanned) {
    return new CoveredResource(
        "mi-1",
        new ResourceMetadata.Instance("", "LINUX", Map.of("stage", "test")),
        ScanType.PACKAGE,
        ScanMode.EC2_AGENTLESS,
        ScanStatus.of(reason),
        scanned,
        0);
  }

  /// Which transaction wrote the one row.
  private String version() {
    return database.inTransaction(
        OURS,
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT xmin::text FROM coverage")) {
            rows.next();
            return rows.getString(1);
          }
        });
  }
}
