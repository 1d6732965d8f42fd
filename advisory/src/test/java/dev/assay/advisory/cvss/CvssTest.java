package dev.assay.advisory.cvss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Rating;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /// The worked examples of FIRST's documentation of CVSS 2.0, section 3.3.
  @ParameterizedTest
  @CsvSource({
    "AV:N/AC:L/Au:N/C:N/I:N/A:C, 7.8",
    "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C, 6.4",
    "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:H, 0.0",
    "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H, 9.2",
    "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C, 8.3",
    "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L, 9.0",
    "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C, 4.9",
    "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M, 7.5"
  })
  void timeAndEnvironmentAreScoredAsInTheExamples(String vector, double score) {
    assertThat(CvssVector.parse(vector).orElseThrow().score()).isEqualTo(score);
  }

  @Test
  void vectorIsWrittenInItsVersionsOrder() {
    String ordered = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N/E:P/CR:H";
    String mixed = "CVSS:3.1/S:U/AC:L/AV:N/PR:N/CR:H/UI:N/A:N/C:H/I:N/E:P";
    assertThat(CvssVector.parse(mixed).orElseThrow()).hasToString(ordered);
    assertThat(CvssVector.parse("AV:A/AC:L/Au:N/A:C/I:C/C:C"))
        .as("version 2 has a fixed order")
        .isEmpty();
    assertThat(CvssVector.parse("AV:A/AC:L/Au:N/C:C/I:C/A:C/E:F"))
        .as("and its groups are given whole")
        .isEmpty();
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
