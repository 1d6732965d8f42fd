package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scores are those of FIRST's CVSS 3.1 calculator for the vectors.
final class ReachAdjustmentTest {

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8, CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 8.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10, CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 9.6",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, 7.5, CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, 6.5",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 6.1, CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 5.2"
  })
  void networkVectorIsAdjacentWhereTheInternetDoesNotReach(
      String vector, double score, String adjusted, double expected) {
    var rated = new Score.Rated(new Rating("NVD", "3.1", vector, score));

    assertThat(ReachAdjustment.of(rated, InternetReach.NOT_REACHABLE))
        .hasValueSatisfying(
            it -> {
              assertThat(it.rating()).isEqualTo(new Rating("NVD", "3.1", adjusted, expected));
              assertThat(it.metric()).isEqualTo("AV");
              assertThat(it.reason()).contains("internet does not reach");
            });
    assertThat(ReachAdjustment.number(rated, InternetReach.NOT_REACHABLE)).isEqualTo(expected);
    assertThat(ReachAdjustment.number(rated, InternetReach.REACHABLE)).isEqualTo(score);
    assertThat(ReachAdjustment.number(rated, InternetReach.UNKNOWN)).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvSource({
    "3.1, CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 8.4",
    "4.0, CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 9.3",
    "2.0, AV:N/AC:L/Au:N/C:P/I:P/A:P, 7.5"
  })
  void otherVectorsStay(String version, String vector, double score) {
    var rated = new Score.Rated(new Rating("NVD", version, vector, score));
    assertThat(ReachAdjustment.of(rated, InternetReach.NOT_REACHABLE)).isEmpty();
    assertThat(ReachAdjustment.number(rated, InternetReach.NOT_REACHABLE)).isEqualTo(score);
  }

  @Test
  void whatNobodyHasRatedStaysUnrated() {
    assertThat(ReachAdjustment.number(new Score.Unrated(), InternetReach.NOT_REACHABLE))
        .isEqualTo(-1);
  }
}
