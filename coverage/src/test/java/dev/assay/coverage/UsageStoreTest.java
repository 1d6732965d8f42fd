package dev.assay.coverage;

import static dev.assay.coverage.UsageType.EC2_AGENTLESS_INSTANCE_HOURS;
import static dev.assay.coverage.UsageType.EC2_INSTANCE_HOURS;
import static dev.assay.coverage.UsageType.ECR_INITIAL_SCAN;
import static dev.assay.coverage.UsageType.ECR_RESCAN;
import static dev.assay.coverage.UsageType.LAMBDA_FUNCTION_CODE_HOURS;
import static dev.assay.coverage.UsageType.LAMBDA_FUNCTION_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UsageStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");
  private static final Duration STEP = Duration.ofMinutes(5);

  private Database database;
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void hoursCountWhileSomethingIsCovered() {
    usage().meter(OURS);
    put(instance("i-1", ScanType.PACKAGE, ScanMode.EC2_SSM_AGENT_BASED));
    put(instance("i-2", ScanType.PACKAGE, ScanMode.EC2_AGENTLESS));
    put(function(ScanType.PACKAGE), function(ScanType.CODE));
    pass(Duration.ofHours(3));
    coverage().remove(OURS, List.of("i-1"), ScanType.PACKAGE);
    pass(Duration.ofHours(1));

    var totals = totals(OURS);
    assertThat(totals.of(EC2_INSTANCE_HOURS)).isEqualTo(3, within(0.001));
    assertThat(totals.of(EC2_AGENTLESS_INSTANCE_HOURS)).isEqualTo(4, within(0.001));
    assertThat(totals.of(LAMBDA_FUNCTION_HOURS)).isEqualTo(4, within(0.001));
    assertThat(totals.of(LAMBDA_FUNCTION_CODE_HOURS)).isEqualTo(4, within(0.001));
    assertThat(totals(OTHER).byType().values()).containsOnly(0.0);
  }

  @Test
  void aMomentCountsFromItsComing() {
    usage().meter(OURS);
    now = now.plus(Duration.ofMinutes(4));
    put(instance("i-1", ScanType.PACKAGE, ScanMode.EC2_SSM_AGENT_BASED));
    now = now.plus(Duration.ofMinutes(6));
    usage().meter(OURS);

    assertThat(totals(OURS).of(EC2_INSTANCE_HOURS)).isEqualTo(0.1, within(0.0001));
  }

  @Test
  void anInstanceWithTwoKindsOfScanIsOne() {
    usage().meter(OURS);
    put(
        instance("i-1", ScanType.PACKAGE, ScanMode.EC2_SSM_AGENT_BASED),
        instance("i-1", ScanType.NETWORK, ScanMode.NONE));
    pass(Duration.ofHours(1));

    assertThat(totals(OURS).of(EC2_INSTANCE_HOURS)).isEqualTo(1, within(0.001));
  }

  @Test
  void whatIsNotScannedCostsNothing() {
    usage().meter(OURS);
    put(
        instance(
            "i-1", ScanType.PACKAGE, ScanMode.NONE, ScanStatusReason.EC2_INSTANCE_STOPPED, now),
        instance(
            "i-2",
            ScanType.PACKAGE,
            ScanMode.NONE,
            ScanStatusReason.PENDING_INITIAL_SCAN,
            Instant.EPOCH));
    pass(Duration.ofHours(1));

    assertThat(totals(OURS).byType().values()).containsOnly(0.0);
  }

  @Test
  void noServerNoHours() {
    put(instance("i-1", ScanType.PACKAGE, ScanMode.EC2_SSM_AGENT_BASED));
    usage().meter(OURS);
    now = now.plus(Duration.ofHours(9));
    usage().meter(OURS);
    assertThat(totals(OURS).of(EC2_INSTANCE_HOURS)).isEqualTo(0);

    pass(Duration.ofHours(2));
    assertThat(totals(OURS).of(EC2_INSTANCE_HOURS)).isEqualTo(2, within(0.001));
  }

  @Test
  void twoServersCountOnce() {
    put(instance("i-1", ScanType.PACKAGE, ScanMode.EC2_SSM_AGENT_BASED));
    usage().meter(OURS);
    for (int i = 0; i < 12; i++) {
      now = now.plus(STEP);
      usage().meter(OURS);
      UsageStore.in(database, Clock.fixed(now.minusSeconds(20), ZoneOffset.UTC)).meter(OURS);
    }

    assertThat(totals(OURS).of(EC2_INSTANCE_HOURS)).isEqualTo(1, within(0.001));
  }

  @Test
  void eachScanOfAnImageCounts() {
    put(image(ScanStatusReason.PENDING_INITIAL_SCAN, Instant.EPOCH));
    assertThat(totals(OURS).of(ECR_INITIAL_SCAN)).isEqualTo(0);
    put(image(ScanStatusReason.SUCCESSFUL, now));
    assertThat(totals(OURS).of(ECR_INITIAL_SCAN)).isEqualTo(1);
    usage().meter(OURS);
    put(image(ScanStatusReason.SUCCESSFUL, now));
    put(image(ScanStatusReason.SUCCESSFUL, now.plusSeconds(60)));
    put(image(ScanStatusReason.SUCCESSFUL, now.plusSeconds(120)));
    usage().meter(OURS);
    put(image(ScanStatusReason.SUCCESSFUL, now.plusSeconds(180)));

    assertThat(totals(OURS).of(ECR_INITIAL_SCAN)).isEqualTo(1);
    assertThat(totals(OURS).of(ECR_RESCAN)).isEqualTo(3);
    assertThat(totals(OTHER).byType().values()).containsOnly(0.0);
  }

  @Test
  void thirtyDaysAreTold() {
    put(image(ScanStatusReason.SUCCESSFUL, now));
    usage().meter(OURS);
    now = now.plus(Duration.ofDays(29));
    usage().meter(OURS);
    assertThat(totals(OURS).of(ECR_INITIAL_SCAN)).isEqualTo(1);

    now = now.plus(Duration.ofDays(1));
    assertThat(totals(OURS).of(ECR_INITIAL_SCAN)).isEqualTo(0);
    usage().meter(OURS);
    assertThat(totals(OURS).byType().values()).containsOnly(0.0);
  }

  private void pass(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      now = now.plus(STEP);
      usage().meter(OURS);
    }
  }

  private UsageTotals totals(AccountId account) {
    var totals = usage().totals(account);
    assertThat(totals).hasSize(1);
    return totals.getFirst();
  }

  private UsageStore usage() {
    return UsageStore.in(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private CoverageStore coverage() {
    return CoverageStore.in(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private void put(CoveredResource... resources) {
    coverage().put(OURS, List.of(resources));
  }

  private CoveredResource instance(String id, ScanType type, ScanMode mode) {
    return instance(id, type, mode, ScanStatusReason.SUCCESSFUL, now);
  }

  private static CoveredResource instance(
      String id, ScanType type, ScanMode mode, ScanStatusReason reason, Instant scanned) {
    return new CoveredResource(
        id,
        new ResourceMetadata.Instance("", "LINUX", Map.of()),
        type,
        mode,
        ScanStatus.of(reason),
        scanned,
        0);
  }

  private CoveredResource function(ScanType type) {
    return new CoveredResource(
        "arn:aws:lambda:us-east-1:123456789012:function:f",
        new ResourceMetadata.Function("f", "PYTHON_3_12", List.of(), Map.of()),
        type,
        ScanMode.NONE,
        ScanStatus.of(ScanStatusReason.SUCCESSFUL),
        now,
        0);
  }

  private static CoveredResource image(ScanStatusReason reason, Instant scanned) {
    return new CoveredResource(
        "arn:aws:ecr:us-east-1:123456789012:repository/r/sha256:1",
        new ResourceMetadata.Image("r", List.of(), Instant.EPOCH, Instant.EPOCH, 0),
        ScanType.PACKAGE,
        ScanMode.NONE,
        ScanStatus.of(reason),
        scanned,
        0);
  }
}
