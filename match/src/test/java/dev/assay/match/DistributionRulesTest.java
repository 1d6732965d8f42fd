package dev.assay.match;

import static dev.assay.match.AdvisoryList.fixedIn;
import static dev.assay.match.AdvisoryList.open;
import static dev.assay.match.AdvisoryList.published;
import static dev.assay.match.Samples.DEBIAN;
import static dev.assay.match.Samples.inventory;
import static dev.assay.match.Samples.system;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One case, with its opposite, for each rule of `docs/detection.md` that chooses among statements
/// of distributions.
class DistributionRulesTest {
  private static final String ID = "CVE-2023-5678";
  private static final OperatingSystem RHEL_9 = system("rhel", "9.2", "");
  private static final OperatingSystem RHEL_8 = system("rhel", "8.9", "");
  private static final OperatingSystem JAMMY = system("ubuntu", "22.04", "jammy");

  /// rpm's own rule (rpm 4.18, `rpmvercmp`): epochs come first. A source rpm's file name has none.
  @Test
  void statementAboutASourceIsHeldAgainstTheSourcesVersionWithoutEpoch() {
    AffectedPackage fix = redHat("9", "openssl.src", fixedIn("0", "3.0.7-27.el9"));
    InstalledPackage old = rpm("openssl-libs", "1:3.0.7-24.el9", "openssl", "3.0.7-24.el9");
    InstalledPackage fixed = rpm("openssl-libs", "1:3.0.7-27.el9", "openssl", "3.0.7-27.el9");
    assertThat(match(RHEL_9, old, fix).affected()).hasSize(1);
    assertThat(match(RHEL_9, old, fix).affected().getFirst().evidence())
        .contains("judged as: openssl.src 3.0.7-24.el9");
    assertThat(match(RHEL_9, fixed, fix).affected()).isEmpty();
  }

  @Test
  void statementAboutASourceSaysNothingOfAnotherPackageOfThatName() {
    AffectedPackage source = redHat("9", "openssl.src", open(FixPlan.WILL_NOT_FIX));
    InstalledPackage compat = rpm("openssl", "1.1.1-1.el9", "compat-openssl11", "1.1.1-1.el9");
    assertThat(match(RHEL_9, compat, source).affected()).isEmpty();
  }

  @Test
  void planOfAPackageWithoutFixIsKept() {
    AffectedPackage state = redHat("9", "openssl.src", open(FixPlan.WILL_NOT_FIX));
    InstalledPackage libs = rpm("openssl-libs", "1:3.0.7-24.el9", "openssl", "3.0.7-24.el9");
    assertThat(match(RHEL_9, libs, state).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.None(FixPlan.WILL_NOT_FIX));
  }

  @Test
  void aFixThatIsInstalledOutweighsAnOlderWordThatThereIsNone() {
    AffectedPackage state = redHat("9", "openssl.src", open(FixPlan.DEFERRED));
    AffectedPackage fix = osv("9", "openssl-libs", fixedIn("0", "1:3.0.7-27.el9"));
    InstalledPackage fixed = rpm("openssl-libs", "1:3.0.7-27.el9", "openssl", "3.0.7-27.el9");
    InstalledPackage old = rpm("openssl-libs", "1:3.0.7-24.el9", "openssl", "3.0.7-24.el9");
    assertThat(match(RHEL_9, fixed, state, fix).affected()).isEmpty();
    assertThat(match(RHEL_9, old, state, fix).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.Upgrade("1:3.0.7-27.el9"));
  }

  @Test
  void eachModuleStreamIsJudgedByItsOwnStatements() {
    AffectedPackage eighteen =
        redHat("8", "nodejs:18/nodejs", fixedIn("0", "1:18.19.0-1.module+el8.9.0+21+a"));
    AffectedPackage twenty =
        redHat("8", "nodejs:20/nodejs", fixedIn("0", "1:20.10.0-1.module+el8.9.0+22+b"));
    AffectedPackage unsaid = osv("8", "nodejs", fixedIn("0", "1:20.10.0-1.module+el8.9.0+22+b"));
    InstalledPackage fixed =
        modular("nodejs:18:8090020240102:rhel8", "1:18.19.0-1.module+el8.9.0+21+a");
    InstalledPackage old =
        modular("nodejs:18:8090020240102:rhel8", "1:18.12.1-1.module+el8.7.0+16+c");
    assertThat(match(RHEL_8, old, eighteen, twenty).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.Upgrade("1:18.19.0-1.module+el8.9.0+21+a"));
    MatchResult result = match(RHEL_8, fixed, eighteen, twenty, unsaid);
    assertThat(result.affected()).isEmpty();
    assertThat(result.undecidable()).as("its own stream has spoken").isEmpty();
    assertThat(match(RHEL_8, fixed, unsaid).undecidable()).hasSize(1);
  }

  @Test
  void openStateOfAPlainPackageDoesNotAccuseAModulesBuild() {
    AffectedPackage plain = redHat("8", "nodejs", open(FixPlan.NOT_YET_FIXED));
    AffectedPackage own = redHat("8", "nodejs:18/nodejs.src", open(FixPlan.NOT_YET_FIXED));
    InstalledPackage build =
        modular("nodejs:18:8090020240102:rhel8", "1:18.12.1-1.module+el8.7.0+16+c");
    assertThat(match(RHEL_8, build, plain).affected()).isEmpty();
    assertThat(match(RHEL_8, build, own).affected()).hasSize(1);
  }

  /// CVE-2023-38545: RHSA-2023:5763 fixed curl in 9.2, RHSA-2023:6745 in 9.3.
  @Test
  void fixOfTheBuildsOwnMinorReleaseDecides() {
    AffectedPackage second = osv("9", "curl", fixedIn("0", "7.76.1-23.el9_2.4"));
    AffectedPackage third = osv("9", "curl", fixedIn("0", "7.76.1-26.el9_3.2"));
    assertThat(match(RHEL_9, curl("7.76.1-23.el9_2.4"), second, third).affected()).isEmpty();
    assertThat(match(RHEL_9, curl("7.76.1-23.el9_2.2"), second, third).affected()).hasSize(1);
    assertThat(match(RHEL_9, curl("7.76.1-26.el9_3.1"), second, third).affected()).hasSize(1);
  }

  @Test
  void distributionsOwnFeedDecidesAndTheOthersAreShown() {
    AffectedPackage own =
        published("ubuntu", ID, "Ubuntu:22.04", "openssl", ID, fixedIn("0", "3.0.2-0ubuntu1.10"));
    AffectedPackage copy =
        published(
            "osv",
            "UBUNTU-" + ID,
            "Ubuntu:22.04",
            "openssl",
            ID,
            fixedIn("0", "3.0.2-0ubuntu1.12"));
    InstalledPackage fixed = Samples.installed(PackageType.DEB, "openssl", "3.0.2-0ubuntu1.10");
    assertThat(match(JAMMY, fixed, own, copy).affected()).isEmpty();
    var explained =
        (Explanation.Judged)
            new Matcher(AdvisoryList.of(own, copy)).explain(inventory(JAMMY, fixed), ID);
    assertThat(explained.verdicts().getFirst().evidence())
        .anySatisfy(
            line -> assertThat(line).startsWith("not followed: UBUNTU-" + ID).contains("1.12"));
  }

  /// Names as Debian 12 and Ubuntu 22.04 have them.
  @Test
  void signedKernelIsJudgedByTheSourceItWasBuiltFrom() {
    AffectedPackage debian =
        published("debian-tracker", ID, "Debian:12", "linux", ID, fixedIn("0", "6.1.119-1"));
    assertThat(
            match(DEBIAN, image("6.1.115-1", "linux-signed-amd64", "6.1.115+1"), debian).affected())
        .hasSize(1);
    assertThat(
            match(DEBIAN, image("6.1.119-1", "linux-signed-amd64", "6.1.119+1"), debian).affected())
        .isEmpty();
    AffectedPackage generic =
        published("ubuntu", ID, "Ubuntu:22.04", "linux", ID, fixedIn("0", "5.15.0-100.110"));
    AffectedPackage aws =
        published("ubuntu", ID, "Ubuntu:22.04", "linux-aws", ID, fixedIn("0", "5.15.0-1050.55"));
    InstalledPackage flavour = image("5.15.0-1045.50", "linux-signed-aws", "5.15.0-1045.50");
    assertThat(match(JAMMY, flavour, generic).affected()).as("another flavour").isEmpty();
    assertThat(match(JAMMY, flavour, generic, aws).affected()).hasSize(1);
    assertThat(
            match(JAMMY, image("5.15.0-99.109", "linux-signed", "5.15.0-99.109"), generic)
                .affected())
        .hasSize(1);
  }

  /// Versions as Oracle Linux 8 has them (ELSA-2021-9151, ELSA-2022-9272).
  @Test
  void oraclesKspliceAndFipsBuildsAreEachHeldAgainstTheirOwnFixes() {
    OperatingSystem oracle = system("ol", "8.9", "");
    AffectedPackage plain = oracle("openssl", fixedIn("0", "1:1.1.1g-15.el8_3"));
    AffectedPackage ksplice = oracle("openssl", fixedIn("0", "2:1.1.1g-15.ksplice1.el8_3"));
    AffectedPackage fips = oracle("openssl", fixedIn("0", "10:1.1.1k-12.el8_fips"));
    assertThat(match(oracle, openssl("1:1.1.1g-15.el8_3"), plain, ksplice, fips).affected())
        .isEmpty();
    assertThat(match(oracle, openssl("1:1.1.1g-12.el8_3"), plain, ksplice, fips).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.Upgrade("1:1.1.1g-15.el8_3"));
    assertThat(match(oracle, openssl("2:1.1.1g-12.ksplice1.el8_3"), plain, ksplice).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.Upgrade("2:1.1.1g-15.ksplice1.el8_3"));
  }

  @Test
  void endOfAReleaseIsToldEvenWhereNothingElseIsKnownOfIt() {
    AffectedPackage ended =
        published(
            "releases",
            "IN-DISCONTINUED-001",
            "Debian:8",
            "base-files",
            "IN-DISCONTINUED-001",
            open(FixPlan.END_OF_LIFE));
    AffectedPackage other =
        published("osv", ID, "Debian:8", "base-files", ID, open(FixPlan.UNKNOWN));
    InstalledPackage base = Samples.installed(PackageType.DEB, "base-files", "8+deb8u11");
    MatchResult result =
        new Matcher(AdvisoryList.of(ended, other))
            .match(inventory(system("debian", "8", "jessie"), base));
    assertThat(result.affected())
        .extracting(verdict -> verdict.statement().vulnerability())
        .containsExactly("IN-DISCONTINUED-001");
    assertThat(result.notAssessed())
        .containsExactly(new MatchResult.NotAssessed("no advisories for debian 8", 1));
  }

  /// Vendors as rpm's VENDOR has them in RHEL 9 and in EPEL.
  @Test
  void packageOfAnotherVendorIsNotAssessed() {
    AffectedPackage fix = osv("9", "nginx", fixedIn("0", "1:1.22.1-4.el9"));
    MatchResult foreign = match(RHEL_9, by("Fedora Project", "1.20.1-14.el9"), fix);
    assertThat(foreign.affected()).isEmpty();
    assertThat(foreign.notAssessed())
        .containsExactly(
            new MatchResult.NotAssessed(
                "were built by others than the distribution, whose advisories do not speak of them",
                1));
    assertThat(match(RHEL_9, by("Red Hat, Inc.", "1.20.1-14.el9"), fix).affected()).hasSize(1);
    assertThat(match(RHEL_9, by("", "1.20.1-14.el9"), fix).affected()).hasSize(1);
    OperatingSystem other = system("tencentos", "9", "");
    assertThat(RpmVendor.isForeign(by("Tencent", "1"), other)).as("nothing known").isFalse();
  }

  private static InstalledPackage by(String vendor, String version) {
    return installed(
        PackageType.RPM, "nginx", version, new SourcePackage("nginx", version, "", vendor));
  }

  private static AffectedPackage oracle(String name, Statement statement) {
    return published("oracle", "ELSA-2025-1", "Oracle Linux:8", name, ID, statement);
  }

  private static InstalledPackage openssl(String version) {
    return rpm("openssl", version, "openssl", version.substring(2));
  }

  private static AffectedPackage redHat(String release, String name, Statement statement) {
    return published("redhat", ID, "Red Hat:" + release, name, ID, statement);
  }

  private static AffectedPackage osv(String release, String name, Statement statement) {
    return published("osv", "RHSA-2024:1", "Red Hat:" + release, name, ID, statement);
  }

  private static InstalledPackage curl(String version) {
    return rpm("curl", version, "curl", version);
  }

  private static InstalledPackage modular(String module, String version) {
    String bare = version.substring(version.indexOf(':') + 1);
    return installed(PackageType.RPM, "nodejs", version, new SourcePackage("nodejs", bare, module));
  }

  private static InstalledPackage rpm(String name, String version, String source, String built) {
    return installed(PackageType.RPM, name, version, new SourcePackage(source, built));
  }

  private static InstalledPackage image(String version, String source, String sourceVersion) {
    return installed(
        PackageType.DEB, "linux-image", version, new SourcePackage(source, sourceVersion));
  }

  private static InstalledPackage installed(
      PackageType type, String name, String version, SourcePackage source) {
    return new InstalledPackage(
        type, name, version, "x86_64", source, PackageLocation.of("packages"), "");
  }

  private static MatchResult match(
      OperatingSystem system, InstalledPackage installed, AffectedPackage... statements) {
    List<AffectedPackage> all = new ArrayList<>(List.of(statements));
    for (AffectedPackage one : statements) {
      all.add(
          published(
              "osv",
              "X",
              one.ecosystem().toString(),
              "busybox",
              "CVE-0000-1",
              open(FixPlan.UNKNOWN)));
    }
    return new Matcher(new AdvisoryList(all)).match(inventory(system, installed));
  }
}
