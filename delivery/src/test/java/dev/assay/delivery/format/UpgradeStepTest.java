package dev.assay.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.delivery.ScanReport;
import dev.assay.delivery.UpgradeStep;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpgradeStepTest {
  @Test
  void packagesOfOneSourceAreUpgradedTogetherToTheHighestFix() {
    ScanReport report = Samples.alpineImage();
    UpgradeStep first = UpgradeStep.of(report.findings()).getFirst();
    assertThat(first.action()).isEqualTo("apk upgrade openssl");
    assertThat(first.version()).isEqualTo("3.3.3-r0");
    assertThat(first.packages()).containsExactly("libcrypto3", "libssl3");
    assertThat(first.closes()).hasSize(2);
  }

  @Test
  void knownExploitedComesFirst() {
    UpgradeStep first = UpgradeStep.of(Samples.hostileFolder().findings()).getFirst();
    assertThat(first.action()).isEqualTo("upgrade org.apache.logging.log4j:log4j-core");
    assertThat(first.version()).isEqualTo("2.17.1");
  }

  @Test
  void findingThatNeedsTwoUpgradesIsClosedByNeither() {
    PackageFinding both =
        Samples.finding(
            Samples.vulnerability("CVE-2024-0001", List.of(), Samples.epss(0.1), false),
            Severity.HIGH,
            new Score.Unrated(),
            Samples.affected(Samples.npm("one", "1.0.0", "a"), "1.0.1"),
            Samples.affected(Samples.npm("two", "1.0.0", "b"), "1.0.2"));
    assertThat(UpgradeStep.of(List.of(both)))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.closes()).isEmpty())
        .allSatisfy(step -> assertThat(step.eases()).containsExactly(both));
  }
}
