package dev.assay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTextTest {
  @ParameterizedTest
  @CsvSource({
    "1.10, 1.9, 1.10",
    "1:1.0, 2.0, 1:1.0",
    "1.0~rc1, 1.0, 1.0",
    "3.3.3-r0, 3.3.2-r2, 3.3.3-r0",
    "99999999999999999999.0, 1.0, 99999999999999999999.0",
    "2.36-9+deb12u10, 2.36-9+deb12u4, 2.36-9+deb12u10",
  })
  void higherVersionIsNamed(String one, String other, String highest) {
    assertThat(VersionText.highest(one, other)).isEqualTo(highest);
    assertThat(VersionText.highest(other, one)).isEqualTo(highest);
  }
}
