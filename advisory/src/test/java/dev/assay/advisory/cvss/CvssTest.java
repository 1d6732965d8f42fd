package dev.assay.advisory.cvss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Rating;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Scores are FIRST's calculators'.
final class CvssTest {

  @Test
  void eachVersionIsScoredByItsOwnRules() {
    assertThat(score("AV:N/AC:L/Au:N/C:N/I:N/A:C")).isEqualTo("2.0 7.8");
    assertThat(score("CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N")).isEqualTo("3.0 3.1");
    assertThat(score("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N")).isEqualTo("3.1 6.4");
    assertThat(score("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"))
        .isEqualTo("4.0 7.3");
  }

  @Test
  void environmentDoesNotChangeTheBase() {
    assertThat(score("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L"))
        .isEqualTo("2.0 10.0");
  }

  @Test
  void vectorThatBreaksTheRulesHasNoRating() {
    for (String vector :
        List.of(
            "",
            "CVSS:3.1",
            "CVSS:2.0/AV:N/AC:L/Au:N/C:N/I:N/A:C",
            "AV:L/AC:H/Au:N/C:C/I:C/A:",
            "AV:L/AC:H/Au:N/C:C/I:C/A:C/Au:N",
            "AV:L/AC:H/Au:N/C:C/I:C/A:C?x=1",
            "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N",
            "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:X",
            "CVSS:4.0/AV:A/AC:L/AT:N/PR:H/UI:A/VC:LN/VI:L/VA:N/SC:N/SI:N/SA:N",
            "CVSS:4.0///////////")) {
      assertThat(Cvss.rate("NVD", vector)).as(vector).isEmpty();
    }
  }

  private static String score(String vector) {
    Rating rating = Cvss.rate("NVD", vector).orElseThrow();
    return rating.version() + " " + rating.baseScore();
  }
}
