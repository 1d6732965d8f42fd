package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.match.Verdict;
import dev.assay.model.AccountId;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The life-cycle table of Amazon Inspector's user guide, row by row, on a real PostgreSQL.
final class FindingLifeCycleTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String LOG4SHELL = "CVE-2021-44228";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private Database database;
  private FindingStore store;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    store = FindingStore.in(database, clock, new KeptInMemory());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDetectedVulnerabilityIsActive() throws SQLException {
    var changes = store.apply(ACCOUNT, scan(LOG4SHELL, "CVE-2024-0001"));

    assertThat(changes.opened())
        .hasSize(2)
        .allMatch(
            arn -> arn.matches("arn:aws:inspector2:us-east-1:111122223333:finding/[0-9a-f]{32}"));
    assertThat(status(changes.opened().getFirst())).isEqualTo("ACTIVE");
  }

  @Test
  void theSameScanAgainChangesNothing() {
    store.apply(ACCOUNT, scan(LOG4SHELL));

    clock.advance(Duration.ofHours(1));
    assertThat(store.apply(ACCOUNT, scan(LOG4SHELL))).isEqualTo(ScanChanges.NONE);
  }

  @Test
  void whatIsNoLongerDetectedCloses() throws SQLException {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();

    clock.advance(Duration.ofHours(1));
    assertThat(store.apply(ACCOUNT, scan()).closed()).isEqualTo(opened);
    assertThat(status(opened.getFirst())).isEqualTo("CLOSED");
  }

  @Test
  void whatIsDetectedAgainWithinSevenDaysIsTheSameFinding() throws SQLException {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();
    store.apply(ACCOUNT, scan());

    clock.advance(Duration.ofDays(7));
    assertThat(store.apply(ACCOUNT, scan(LOG4SHELL)).reopened()).isEqualTo(opened);
    assertThat(status(opened.getFirst())).isEqualTo("ACTIVE");
  }

  @Test
  void whatIsDetectedAgainAfterSevenDaysIsANewFinding() {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();
    store.apply(ACCOUNT, scan());

    clock.advance(Duration.ofDays(7).plusSeconds(1));
    var again = store.apply(ACCOUNT, scan(LOG4SHELL));
    assertThat(again.opened()).hasSize(1).doesNotContainAnyElementsOf(opened);
    assertThat(again.reopened()).isEmpty();
  }

  @Test
  void aClosedFindingIsForgottenAfterThirtyDays() {
    store.apply(ACCOUNT, scan(LOG4SHELL));
    store.apply(ACCOUNT, scan());

    clock.advance(Duration.ofDays(30));
    assertThat(store.forgetOld(ACCOUNT)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(store.forgetOld(ACCOUNT)).isEqualTo(1);
  }

  @Test
  void aFindingOfAGoneResourceIsForgottenAfterThreeDays() throws SQLException {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();
    assertThat(store.retire(ACCOUNT, "mi-0123456789abcdef0").closed()).isEqualTo(opened);

    clock.advance(Duration.ofDays(3));
    assertThat(store.forgetOld(ACCOUNT)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(store.forgetOld(ACCOUNT)).isEqualTo(1);
    assertThat(count("resource")).isZero();
    assertThat(count("detail")).isZero();
  }

  @Test
  void allOfATypeIsForgottenAtOnce() throws SQLException {
    store.apply(ACCOUNT, scan(LOG4SHELL));

    assertThat(store.forgetAll(ACCOUNT, "AWS_LAMBDA_FUNCTION")).isZero();
    assertThat(store.forgetAll(new AccountId("999999999999"), "AWS_EC2_INSTANCE")).isZero();
    assertThat(store.forgetAll(ACCOUNT, "AWS_EC2_INSTANCE")).isEqualTo(1);
    for (String table :
        List.of("finding", "resource", "detail", "finding_tally", "package_version")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(store.apply(ACCOUNT, scan(LOG4SHELL)).opened()).hasSize(1);
  }

  @Test
  void anActiveFindingNeverAgesOut() {
    store.apply(ACCOUNT, scan(LOG4SHELL));

    clock.advance(Duration.ofDays(3650));
    assertThat(store.forgetOld(ACCOUNT)).isZero();
  }

  @Test
  void aNewScoreUpdatesTheFindingAndABetterDescriptionDoesNot() {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();

    var rescored = result(finding(Sample.rated(LOG4SHELL, "NVD", "3.1", 3.1), "2.14.1"));
    assertThat(store.apply(ACCOUNT, rescored).updated()).isEqualTo(opened);

    var it = Sample.rated(LOG4SHELL, "NVD", "3.1", 3.1);
    var described =
        new Vulnerability(
            it.id(),
            it.aliases(),
            new Vulnerability.Text("", "Better words"),
            it.ratings(),
            it.weaknesses(),
            it.exploitation(),
            it.dates(),
            it.references());
    assertThat(store.apply(ACCOUNT, result(finding(described, "2.14.1"))).isEmpty()).isTrue();
  }

  @Test
  void anUpgradeThatDoesNotFixUpdatesTheFinding() {
    var opened = store.apply(ACCOUNT, scan(LOG4SHELL)).opened();

    var upgraded = result(finding(Sample.rated(LOG4SHELL, "NVD", "3.1", 10.0), "2.14.2"));
    assertThat(store.apply(ACCOUNT, upgraded).updated()).isEqualTo(opened);
  }

  @Test
  void theInventoryComesBackAsItWasTaken() {
    var scan = scan(LOG4SHELL);
    store.apply(ACCOUNT, scan);

    assertThat(store.inventory(ACCOUNT, "mi-0123456789abcdef0")).contains(scan.inventory());
    store.retire(ACCOUNT, "mi-0123456789abcdef0");
    assertThat(store.inventory(ACCOUNT, "mi-0123456789abcdef0")).isEmpty();
  }

  @Test
  void accountsDoNotSeeEachOther() {
    store.apply(ACCOUNT, scan(LOG4SHELL));
    var other = new AccountId("444455556666");

    assertThat(store.inventory(other, "mi-0123456789abcdef0")).isEmpty();
    assertThat(store.retire(other, "mi-0123456789abcdef0")).isEqualTo(ScanChanges.NONE);
    assertThat(store.apply(other, scan(LOG4SHELL)).opened()).hasSize(1);
  }

  @Test
  void scansOfOneResourceAtOnceDoNotDoubleFindings() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var runs = new ArrayList<Future<ScanChanges>>();
      for (int i = 0; i < 24; i++) {
        var ids = i % 2 == 0 ? List.of(LOG4SHELL, "CVE-2024-0001") : List.of("CVE-2024-0001");
        runs.add(threads.submit(() -> store.apply(ACCOUNT, scan(ids.toArray(String[]::new)))));
      }
      for (var run : runs) {
        run.get();
      }
    }
    store.apply(ACCOUNT, scan(LOG4SHELL, "CVE-2024-0001"));
    assertThat(count("finding")).isEqualTo(2);
  }

  @Test
  void anythingPostgresCannotStoreIsTakenOut() {
    var hostile = finding(Sample.rated("CVE-2024-\0002", "NVD", "3.1", 5.0), "1\0.0");

    assertThat(store.apply(ACCOUNT, result(hostile)).opened()).hasSize(1);
  }

  private static ScanResult scan(String... vulnerabilities) {
    var findings = new ArrayList<PackageFinding>();
    for (String id : vulnerabilities) {
      findings.add(finding(Sample.rated(id, "NVD", "3.1", 10.0), "2.14.1"));
    }
    return result(findings.toArray(PackageFinding[]::new));
  }

  private static ScanResult result(PackageFinding... findings) {
    return new ScanResult(
        new ScannedResource.Instance(
            new ScannedResource.Identity(
                "mi-0123456789abcdef0", "us-east-1", "DEBIAN_12", Map.of("team", "a")),
            "web-1"),
        Sample.result(new Artifact.Folder("/srv")).inventory(),
        List.of(findings));
  }

  private static PackageFinding finding(Vulnerability vulnerability, String installed) {
    Verdict.Affected verdict =
        Sample.affected(Sample.npm("left-pad", installed), "npm", vulnerability.id(), "2.15.0");
    return FindingAssembler.assemble(Sample.result(verdict), new SampleAdvisories(vulnerability))
        .getFirst();
  }

  private String status(String arn) throws SQLException {
    return database.inTransaction(
        ACCOUNT,
        connection -> {
          try (var select =
              connection.prepareStatement("SELECT status FROM finding WHERE arn = ?")) {
            select.setString(1, arn);
            try (var row = select.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  private int count(String table) throws SQLException {
    return database.inTransaction(
        ACCOUNT,
        connection -> {
          try (var select = connection.prepareStatement("SELECT count(*) FROM " + table);
              var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  /// Keeps inventories beside the database: this module does not know how they are written.
  private static final class KeptInMemory implements InventoryCodec {
    private final List<Inventory> kept = new ArrayList<>();

    @Override
    public synchronized byte[] write(Inventory inventory) {
      kept.add(inventory);
      return new byte[] {(byte) (kept.size() - 1)};
    }

    @Override
    public synchronized Inventory read(byte[] bytes) {
      return kept.get(bytes[0]);
    }
  }
}
