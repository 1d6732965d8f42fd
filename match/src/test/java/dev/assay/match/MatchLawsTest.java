package dev.assay.match;

import static dev.assay.match.AdvisoryList.about;
import static dev.assay.match.Samples.installed;
import static dev.assay.match.Samples.languages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What must hold for any inventory and any advisories. Versions are `N.0.0`, so that the naive
/// judge can work on plain numbers.
class MatchLawsTest {

  @Test
  void verdictsAgreeWithANaiveReadingOfTheOsvAlgorithm() {
    Random random = new Random(3);
    for (int round = 0; round < 2000; round++) {
      Statement.Affected statement = statement(random);
      int version = random.nextInt(20);
      boolean affected =
          !match(List.of(about("npm", "p", "CVE-1", statement)), version).affected().isEmpty();
      assertThat(affected).as("%s in %s", version, statement).isEqualTo(naive(version, statement));
    }
  }

  @Test
  void fixIsTheNearestVersionAboveThatIsNotAffected() {
    Random random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      Statement.Affected statement = statement(random);
      int version = random.nextInt(20);
      for (Verdict.Affected verdict :
          match(List.of(about("npm", "p", "CVE-1", statement)), version).affected()) {
        if (verdict.fix() instanceof Fix.Upgrade upgrade) {
          assertThat(number(upgrade.version())).isGreaterThan(version);
          boolean still =
              statement.ranges().stream().anyMatch(r -> inside(number(upgrade.version()), r));
          assertThat(still).as("%s of %s", upgrade, statement).isFalse();
        }
      }
    }
  }

  @Test
  void raisingTheVersionToTheFixRemovesExactlyThatVulnerability() {
    List<AffectedPackage> statements =
        List.of(
            about("npm", "p", "CVE-1", AdvisoryList.fixedIn("0", "5.0.0")),
            about("npm", "p", "CVE-2", AdvisoryList.fixedIn("0", "9.0.0")));
    assertThat(ids(match(statements, 4))).containsExactly("CVE-1", "CVE-2");
    assertThat(ids(match(statements, 5))).containsExactly("CVE-2");
  }

  @Test
  void unrelatedPackageAndOrderOfPackagesChangeNoVerdict() {
    List<AffectedPackage> statements = new ArrayList<>();
    List<InstalledPackage> packages = new ArrayList<>();
    Random random = new Random(9);
    for (int i = 0; i < 30; i++) {
      statements.add(about("npm", "p" + i % 10, "CVE-" + i, statement(random)));
      packages.add(installed(PackageType.NPM, "p" + i % 10, random.nextInt(20) + ".0.0"));
    }
    Matcher matcher = new Matcher(new AdvisoryList(statements));
    List<Verdict.Affected> before = matcher.match(of(packages)).affected();
    packages.add(installed(PackageType.NPM, "unrelated", "1.0.0"));
    Collections.shuffle(packages, random);
    assertThat(before).isNotEmpty();
    assertThat(matcher.match(of(packages)).affected())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrderElementsOf(before);
  }

  private static boolean naive(int version, Statement.Affected statement) {
    return statement.versions().contains(version + ".0.0")
        || statement.ranges().stream().anyMatch(range -> inside(version, range));
  }

  private static boolean inside(int version, AffectedRange range) {
    int introduced = range.introduced().equals("0") ? 0 : number(range.introduced());
    return version >= introduced
        && switch (range.until()) {
          case UpperBound.Fixed fixed -> version < number(fixed.version());
          case UpperBound.LastAffected last -> version <= number(last.version());
          case UpperBound.Limit limit -> version < number(limit.version());
          case UpperBound.Open open -> true;
        };
  }

  private static Statement.Affected statement(Random random) {
    List<AffectedRange> ranges = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String end = 1 + random.nextInt(20) + ".0.0";
      UpperBound until =
          switch (random.nextInt(6)) {
            case 0 -> new UpperBound.LastAffected(end);
            case 1 -> new UpperBound.Limit(end);
            case 2 -> random.nextInt(4) == 0 ? new UpperBound.Open() : new UpperBound.Fixed(end);
            default -> new UpperBound.Fixed(end);
          };
      String from = random.nextInt(3) == 0 ? "0" : random.nextInt(20) + ".0.0";
      ranges.add(new AffectedRange(from, until));
    }
    List<String> listed = random.nextInt(3) == 0 ? List.of(random.nextInt(20) + ".0.0") : List.of();
    return new Statement.Affected(ranges, listed, Statement.FixPlan.UNKNOWN);
  }

  private static MatchResult match(List<AffectedPackage> statements, int version) {
    return new Matcher(new AdvisoryList(statements))
        .match(languages(installed(PackageType.NPM, "p", version + ".0.0")));
  }

  private static Inventory of(List<InstalledPackage> packages) {
    return languages(packages.toArray(new InstalledPackage[0]));
  }

  private static List<String> ids(MatchResult result) {
    return result.affected().stream().map(v -> v.statement().vulnerability()).toList();
  }

  private static int number(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}
