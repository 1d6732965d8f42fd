package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.FindingCause.Event;
import dev.assay.match.Verdict;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Findings about network paths, beside those about packages of the same instance, on a real
/// PostgreSQL.
final class NetworkFindingLifeCycleTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String WEB = "i-0123456789abcdef0";
  private static final String VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private Database database;
  private FindingStore store;
  private FindingQueries queries;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.fresh();
    store = FindingStore.in(database, clock, new OneInventory());
    queries = FindingQueries.in(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void openPortIsFoundWithItsPathAndEvidence() {
    var finding = Sample.open(WEB, 22, true);
    var opened = look("", finding).opened();

    var stored = queries.byArns(ACCOUNT, opened);
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().title())
        .isEqualTo("Port 22 is reachable from an Internet Gateway - TCP");
    assertThat(stored.getFirst().subject())
        .isEqualTo(new StoredFinding.OpenPath(finding.path(), finding.ports(), finding.evidence()));
    assertThat(stored.getFirst().resource())
        .isEqualTo(
            new ScannedResource.Instance(identity(), "web", machine(), InternetReach.REACHABLE));
    assertThat(look("", finding).isEmpty()).as("the same again").isTrue();
  }

  @Test
  void otherSourcesUpdateTheFindingAndOtherPortsAreAnother() {
    var ssh = look("", Sample.open(WEB, 22, true)).opened();

    var narrowed = look("sg-1: removed ingress tcp 22", Sample.open(WEB, 22, false));
    assertThat(narrowed.updated()).isEqualTo(ssh);
    var moved = look("sg-1: changed", Sample.open(WEB, 23, false));
    assertThat(moved.closed()).isEqualTo(ssh);
    assertThat(moved.opened()).hasSize(1);
    assertThat(store.causes(ACCOUNT, ssh.getFirst()))
        .extracting(FindingCause::event, FindingCause::cause)
        .map(Object::toString)
        .containsExactly(
            "(UPDATED, \"sg-1: removed ingress tcp 22\")", "(CLOSED, \"sg-1: changed\")");
    assertThat(store.causes(ACCOUNT, moved.opened().getFirst()))
        .extracting(FindingCause::event)
        .containsExactly(Event.OPENED);
  }

  @Test
  void closedPathReopensWithinSevenDaysAndIsNewLater() {
    var opened = look("", Sample.open(WEB, 22, true)).opened();
    assertThat(look("").closed()).isEqualTo(opened);

    clock.advance(Duration.ofDays(7).minusSeconds(1)); // a look is a second later
    assertThat(look("", Sample.open(WEB, 22, true)).reopened()).isEqualTo(opened);

    look("");
    clock.advance(Duration.ofDays(7));
    assertThat(look("", Sample.open(WEB, 22, true)).opened())
        .hasSize(1)
        .doesNotContainAnyElementsOf(opened);
  }

  @Test
  void scansOfPackagesAndLooksAtNetworksDoNotTouchEachOther() {
    var network = look("", Sample.open(WEB, 22, true)).opened();
    var packages = scan("CVE-2026-1").opened();

    assertThat(scan().closed()).isEqualTo(packages);
    assertThat(look("").closed()).isEqualTo(network);
    look("", Sample.open(WEB, 22, true));
    scan("CVE-2026-1");
    assertThat(only(network).resource().identity().tags())
        .as("an inventory knows no tags")
        .containsEntry("Name", "web");

    assertThat(store.retire(ACCOUNT, WEB).closed()).isEqualTo(packages);
    assertThat(store.inventory(ACCOUNT, WEB)).isEmpty();
    assertThat(store.inNetworks(ACCOUNT)).containsExactly(WEB);
    scan("CVE-2026-1");
    assertThat(store.leaveNetwork(ACCOUNT, List.of(WEB), "gone").closed()).isEqualTo(network);
    assertThat(store.inNetworks(ACCOUNT)).isEmpty();
    assertThat(store.inventory(ACCOUNT, WEB)).as("its packages are still watched").isPresent();
  }

  @Test
  void findingsOfAnInstanceThatLeftAreForgottenAfterThreeDays() {
    look("", Sample.open(WEB, 22, true));
    store.leaveNetwork(ACCOUNT, List.of(WEB), "gone");

    clock.advance(Duration.ofDays(3));
    assertThat(store.forgetOld(ACCOUNT)).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(store.forgetOld(ACCOUNT)).isEqualTo(1);
  }

  /// 9.8 with the attack vector Network, 8.8 with Adjacent: FIRST's calculator.
  @Test
  void scoresFollowWhetherTheInternetReachesTheInstance() {
    look("", Sample.open(WEB, 22, true));
    var arns = scan("CVE-2026-1").opened();
    assertThat(score(arns)).isEqualTo(9.8);

    assertThat(look("").closed()).hasSize(1);
    assertThat(score(arns)).as("the port was closed").isEqualTo(8.8);
    assertThat(scan("CVE-2026-1").isEmpty()).as("the next scan agrees").isTrue();

    store.leaveNetwork(ACCOUNT, List.of(WEB), "gone");
    assertThat(score(arns)).as("nobody knows any more").isEqualTo(9.8);
  }

  @Test
  void suppressionRulesSeeNetworkFindings() {
    var filters = FilterStore.in(database, "us-east-1", clock, new Random(1));
    filters.create(
        ACCOUNT,
        new FilterDefinition(
            "bastion",
            FilterAction.SUPPRESS,
            "",
            "",
            FindingCriteria.of(FindingField.PORT_RANGE, new Condition.Ports(20, 25))));
    var opened = look("", Sample.open(WEB, 22, true), Sample.open(WEB, 80, true)).opened();

    assertThat(queries.byArns(ACCOUNT, opened))
        .extracting(it -> it.title().split(" ", -1)[1] + " " + it.state().status())
        .containsExactlyInAnyOrder("22 SUPPRESSED", "80 ACTIVE");
  }

  @Test
  void thousandsOfInstancesAreTakenInAtOnce() {
    var results =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "i-%017x".formatted(i))
            .map(id -> result(id, "", Sample.open(id, 22, true), Sample.open(id, 443, true)))
            .toList();

    assertThat(store.apply(ACCOUNT, results).opened()).hasSize(6_000);
    assertThat(store.apply(ACCOUNT, results).isEmpty()).isTrue();
  }

  private ScanChanges look(String cause, NetworkFinding... findings) {
    clock.advance(Duration.ofSeconds(1));
    return store.apply(ACCOUNT, List.of(result(WEB, cause, findings)));
  }

  private static NetworkResult result(String id, String cause, NetworkFinding... findings) {
    var identity = new ScannedResource.Identity(id, "us-east-1", "", Map.of("Name", "web"));
    return new NetworkResult(
        new ScannedResource.Instance(identity, "web", machine(), InternetReach.UNKNOWN),
        findings.length == 0 ? InternetReach.NOT_REACHABLE : InternetReach.REACHABLE,
        List.of(findings),
        cause);
  }

  private static ScannedResource.Identity identity() {
    return new ScannedResource.Identity(WEB, "us-east-1", "", Map.of("Name", "web"));
  }

  private static ScannedResource.Machine machine() {
    return new ScannedResource.Machine(
        "t3.micro", "ami-01234567", "vpc-1", "subnet-1", List.of("10.0.0.5"), List.of());
  }

  private ScanChanges scan(String... vulnerabilities) {
    clock.advance(Duration.ofSeconds(1));
    var known =
        Arrays.stream(vulnerabilities)
            .map(id -> Sample.vulnerability(id, List.of(new Rating("NVD", "3.1", VECTOR, 9.8))))
            .toArray(Vulnerability[]::new);
    var verdicts =
        Arrays.stream(vulnerabilities)
            .map(id -> Sample.affected(Sample.npm("left-pad", "1.0"), "npm", id, "2.0"))
            .toArray(Verdict.Affected[]::new);
    var result = Sample.result(verdicts);
    return store.apply(
        ACCOUNT,
        new ScanResult(
            new ScannedResource.Instance(
                new ScannedResource.Identity(WEB, "us-east-1", "DEBIAN_12", Map.of()), "web"),
            result.inventory(),
            FindingAssembler.assemble(result, new SampleAdvisories(known))));
  }

  private double score(List<String> arns) {
    var finding = only(arns);
    var packages = (StoredFinding.VulnerablePackages) finding.subject();
    double shown =
        ReachAdjustment.of(packages.judgement().score(), finding.resource())
            .map(it -> it.rating().baseScore())
            .orElseGet(() -> ((Score.Rated) packages.judgement().score()).value());
    var byScore =
        FindingCriteria.of(FindingField.INSPECTOR_SCORE, new Condition.NumberRange(shown, shown));
    var query =
        new FindingQuery(
            byScore,
            new FindingQuery.Sort(FindingQuery.SortField.INSPECTOR_SCORE, true),
            10,
            new FindingQuery.After.Start());
    assertThat(queries.list(ACCOUNT, query).findings())
        .as("what is shown is what is filtered by")
        .extracting(StoredFinding::arn)
        .isEqualTo(arns);
    return shown;
  }

  private StoredFinding only(List<String> arns) {
    var found = queries.byArns(ACCOUNT, arns);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /// What these tests ask is not in the inventory.
  private static final class OneInventory implements InventoryCodec {
    @Override
    public byte[] write(Inventory inventory) {
      return new byte[] {1};
    }

    @Override
    public Inventory read(byte[] bytes) {
      return Sample.result().inventory();
    }
  }
}
