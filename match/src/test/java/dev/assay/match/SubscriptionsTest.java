package dev.assay.match;

import static dev.assay.match.AdvisoryList.fixedIn;
import static dev.assay.match.AdvisoryList.open;
import static dev.assay.match.AdvisoryList.published;
import static dev.assay.match.Samples.inventory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the same build means on systems that receive different updates.
final class SubscriptionsTest {
  private static final String ID = "CVE-2024-1086";
  private static final String MAIN_FIX = "5.14.0-427.13.1.el9_4";
  private static final String EUS_FIX = "5.14.0-284.52.1.el9_2";

  private static final AffectedPackage MAIN = about("Red Hat:9", "kernel", fixedIn("0", MAIN_FIX));
  private static final AffectedPackage EUS =
      about("Red Hat:9.2 EUS", "kernel", fixedIn("0", EUS_FIX));

  @Test
  void buildWithTheFixOfTheStreamItsHostFollowsIsFixed() {
    assertThat(onRhel("rhel-9-for-x86_64-baseos-eus-rpms", EUS_FIX).affected()).isEmpty();
  }

  /// The first builds of a minor release do not name it.
  @Test
  void buildOfTheStreamNeedsNoMarkOfItsMinorRelease() {
    AffectedPackage main = about("Red Hat:9", "openssl", fixedIn("0", "3.0.7-25.el9"));
    AffectedPackage eus = about("Red Hat:9.2 EUS", "openssl", fixedIn("0", "3.0.7-17.el9"));
    var inventory =
        inventory(rhel("rhel-9-for-x86_64-baseos-eus-rpms"), rpm("openssl", "3.0.7-17.el9"));
    assertThat(new Matcher(AdvisoryList.of(main, eus)).match(inventory).affected()).isEmpty();
  }

  @Test
  void hostOfAStreamIsToldTheFixOfItsStream() {
    assertThat(onRhel("rhel-9-for-x86_64-baseos-eus-rpms", "5.14.0-284.11.1.el9_2").affected())
        .singleElement()
        .extracting(Verdict.Affected::fix)
        .isEqualTo(new Fix.Upgrade(EUS_FIX));
  }

  @Test
  void hostOfTheMainStreamIsToldTheFixOfTheMainStream() {
    assertThat(onRhel("rhel-9-for-x86_64-baseos-rpms", "5.14.0-284.11.1.el9_2").affected())
        .singleElement()
        .extracting(Verdict.Affected::fix)
        .isEqualTo(new Fix.Upgrade(MAIN_FIX));
  }

  /// An older minor release's stream fixes the same flaw in other builds.
  @Test
  void streamOfAnotherMinorReleaseSaysNothing() {
    AffectedPackage older =
        about("Red Hat:9.0 EUS", "kernel", fixedIn("0", "5.14.0-70.97.1.el9_0"));
    var inventory =
        inventory(
            rhel("rhel-9-for-x86_64-baseos-eus-rpms"), rpm("kernel", "5.14.0-284.11.1.el9_2"));
    assertThat(new Matcher(AdvisoryList.of(MAIN, older)).match(inventory).affected()).hasSize(1);
  }

  @Test
  void fixOfUbuntuProIsAFixForAMachineThatReceivesIt() {
    AffectedPackage unfixed = about("Ubuntu:20.04", "openssl", open(FixPlan.UNKNOWN));
    AffectedPackage pro =
        about("Ubuntu Pro:20.04", "openssl", fixedIn("0", "1.1.1f-1ubuntu2.22+esm1"));
    InstalledPackage old = Samples.installed(PackageType.DEB, "openssl", "1.1.1f-1ubuntu2.22");
    var matcher = new Matcher(AdvisoryList.of(unfixed, pro));
    assertThat(matcher.match(inventory(focal("esm-apps", "esm-infra"), old)).affected())
        .singleElement()
        .extracting(Verdict.Affected::fix)
        .isEqualTo(new Fix.Upgrade("1.1.1f-1ubuntu2.22+esm1"));
    assertThat(matcher.match(inventory(focal("livepatch"), old)).affected())
        .singleElement()
        .extracting(Verdict.Affected::fix)
        .isEqualTo(new Fix.None(FixPlan.UNKNOWN));
  }

  private static MatchResult onRhel(String repository, String version) {
    return new Matcher(AdvisoryList.of(MAIN, EUS))
        .match(inventory(rhel(repository), rpm("kernel", version)));
  }

  private static OperatingSystem rhel(String repository) {
    return new OperatingSystem.Distribution("rhel", "9.2", "", "RHEL 9.2", List.of(repository));
  }

  private static OperatingSystem focal(String... services) {
    return new OperatingSystem.Distribution(
        "ubuntu", "20.04", "focal", "Ubuntu 20.04", List.of(services));
  }

  private static AffectedPackage about(String ecosystem, String name, Statement said) {
    return published("osv", "X", ecosystem, name, ID, said);
  }

  private static InstalledPackage rpm(String name, String version) {
    return Samples.installed(PackageType.RPM, name, version);
  }
}
