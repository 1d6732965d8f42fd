package dev.assay.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;

/// What holds for every scheme, and the rules of those without a recorded oracle.
class VersionSchemeTest {
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "2",
          "10",
          "01",
          "2024",
          "18446744073709551617",
          ".",
          ".",
          ".",
          "-",
          "-",
          "+",
          "~",
          "^",
          "_",
          ":",
          "!",
          "rc",
          "alpha",
          "beta1",
          "dev",
          "post",
          "p1",
          "r1",
          "a",
          "Z",
          "é");

  /// But for Maven's: its own comparator, which defines the order, is not transitive for odd text
  /// (`1.` is at most `1.é.1`, that is at most `1.alpha2`, and `1.alpha2` is below `1.`).
  @Test
  void everySchemeIsATotalOrderOverWhatItReads() {
    for (VersionScheme scheme : VersionScheme.values()) {
      List<String> versions = readable(scheme, new Random(7), 60);
      for (String a : versions) {
        assertThat(sign(scheme, a, a)).as("%s %s with itself", scheme, a).isZero();
        for (String b : versions) {
          int ab = sign(scheme, a, b);
          assertThat(sign(scheme, b, a)).as("%s %s %s reversed", scheme, b, a).isEqualTo(-ab);
          for (String c : versions) {
            if (scheme != VersionScheme.MAVEN && ab <= 0 && sign(scheme, b, c) <= 0) {
              assertThat(sign(scheme, a, c))
                  .as("%s %s <= %s <= %s", scheme, a, b, c)
                  .isLessThanOrEqualTo(0);
            }
          }
        }
      }
    }
  }

  @Test
  void noTextMakesAComparisonFail() {
    Random random = new Random(11);
    for (VersionScheme scheme : VersionScheme.values()) {
      for (int i = 0; i < 3000; i++) {
        assertThat(scheme.compare(text(random), text(random))).isNotNull();
      }
      assertThat(scheme.compare("", "1")).isInstanceOf(VersionOrder.Undecidable.class);
      assertThat(scheme.compare("1".repeat(513), "1")).isInstanceOf(VersionOrder.Undecidable.class);
    }
  }

  @Test
  void everyPackageTypeHasItsScheme() {
    for (PackageType type : PackageType.values()) {
      assertThat(VersionScheme.of(type).compare("1.0.0", "1.0.1"))
          .isInstanceOf(VersionOrder.Before.class);
    }
  }

  @Test
  void mavenOrderIsMavensOwn() {
    Random random = new Random(13);
    for (int i = 0; i < 2500; i++) {
      String a = "1." + text(random).strip();
      String b = "1." + text(random).strip();
      assertThat(sign(VersionScheme.MAVEN, a, b))
          .as("%s %s", a, b)
          .isEqualTo(Integer.signum(new ComparableVersion(a).compareTo(new ComparableVersion(b))));
    }
  }

  @Test
  void goPseudoVersionsComeBeforeTheReleaseTheyLeadTo() {
    rising(
        VersionScheme.GO,
        "v0.0.0-20190101000000-aaaaaaaaaaaa",
        "v1.2.3-pre.0.20220101000000-bbbbbbbbbbbb",
        "1.2.3",
        "v1.2.4-0.20220101000000-cccccccccccc",
        "v1.2.4");
    rising(VersionScheme.GO, "1.21.0-0", "go1.21beta1", "go1.21rc2", "go1.21", "go1.21.3");
    assertThat(sign(VersionScheme.GO, "v2.0.0+incompatible", "2.0.0")).isZero();
    assertThat(VersionScheme.GO.compare("(devel)", "1.0.0"))
        .isInstanceOf(VersionOrder.Undecidable.class);
  }

  @Test
  void nugetHasFourNumbersAndIgnoresCaseAndMetadata() {
    rising(VersionScheme.NUGET, "1.0.0-Alpha", "1.0.0-beta", "1.0", "1.0.0.1", "1.0.1");
    assertThat(sign(VersionScheme.NUGET, "1.0.0-RC1+abc", "1.0-rc1")).isZero();
    assertThat(VersionScheme.NUGET.compare("1.2.3.4.5", "1"))
        .isInstanceOf(VersionOrder.Undecidable.class);
  }

  @Test
  void composerStabilitiesRiseFromDevToPatch() {
    rising(
        VersionScheme.COMPOSER,
        "1.0.0-dev",
        "1.0.0-alpha1",
        "v1.0.0-beta",
        "1.0.0-beta2",
        "1.0-RC1",
        "1.0",
        "1.0.0-patch1",
        "1.0.1");
    assertThat(VersionScheme.COMPOSER.compare("dev-main", "1.0"))
        .isInstanceOf(VersionOrder.Undecidable.class);
  }

  private static void rising(VersionScheme scheme, String... versions) {
    for (int i = 1; i < versions.length; i++) {
      assertThat(sign(scheme, versions[i - 1], versions[i]))
          .as("%s before %s", versions[i - 1], versions[i])
          .isEqualTo(-1);
    }
  }

  private static List<String> readable(VersionScheme scheme, Random random, int count) {
    List<String> versions = new ArrayList<>();
    while (versions.size() < count) {
      String version = "1." + text(random);
      if (!(scheme.compare(version, version) instanceof VersionOrder.Undecidable)) {
        versions.add(version);
      }
    }
    return versions;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static int sign(VersionScheme scheme, String a, String b) {
    return switch (scheme.compare(a, b)) {
      case VersionOrder.Before before -> -1;
      case VersionOrder.Same same -> 0;
      case VersionOrder.After after -> 1;
      case VersionOrder.Undecidable no -> throw new AssertionError(a + " " + b + ": " + no);
    };
  }
}
