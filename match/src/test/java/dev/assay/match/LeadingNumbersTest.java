package dev.assay.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.match.version.LeadingNumbers;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LeadingNumbersTest {
  private static final String[] PARTS = {
    "0", "1", "2", "01", "10", ".", ".", ".", "-", "+", "rc", "v", "!", ":", "a", "_", "~", ".0"
  };

  @ParameterizedTest
  @CsvSource({
    "1.2.17, 1.3",
    "2.0, 1.0",
    "10, 1",
    "1.2.3, 1.2.4-rc1",
  })
  void differentNumbersAreDifferentVersions(String a, String b) {
    assertThat(LeadingNumbers.differ(a, b)).isTrue();
    assertThat(LeadingNumbers.differ(b, a)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0.0", "1.02, 1.2", "v1.2, 1.3", "0!1.0, 1.0", "0:1.0, 1.0", "1.0, 1.0-1"})
  void whatMayBeTheSameIsLeftToTheScheme(String a, String b) {
    assertThat(LeadingNumbers.differ(a, b)).isFalse();
    assertThat(LeadingNumbers.differ(b, a)).isFalse();
  }

  /// The law that makes it safe to ask first: no scheme takes two such texts for the same version.
  @ParameterizedTest
  @EnumSource(VersionScheme.class)
  void noSchemeTakesDifferentNumbersForTheSameVersion(VersionScheme scheme) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    int same = 0;
    for (int i = 0; i < 300_000; i++) {
      String a = text(random);
      String b = text(random);
      if (scheme.read(a).order(b) instanceof VersionOrder.Same) {
        same++;
        assertThat(LeadingNumbers.differ(a, b)).as("%s and %s", a, b).isFalse();
      }
    }
    assertThat(same).isGreaterThan(100);
  }

  @Test
  void endlessZerosAreNoNumberOfTheirOwn() {
    assertThat(LeadingNumbers.differ("0".repeat(9_000) + "1", "1")).isFalse();
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (int parts = random.nextInt(1, 5); parts > 0; parts--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
