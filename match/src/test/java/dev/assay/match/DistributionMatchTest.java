package dev.assay.match;

import static dev.assay.match.AdvisoryList.about;
import static dev.assay.match.AdvisoryList.fixedIn;
import static dev.assay.match.AdvisoryList.open;
import static dev.assay.match.AdvisoryList.published;
import static dev.assay.match.Samples.DEBIAN;
import static dev.assay.match.Samples.builtFrom;
import static dev.assay.match.Samples.installed;
import static dev.assay.match.Samples.inventory;
import static dev.assay.match.Samples.system;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageType;
import org.junit.jupiter.api.Test;

/// One case for each rule of judging the packages of a distribution.
class DistributionMatchTest {
  private static final String ID = "CVE-2023-5678";

  @Test
  void debianPackageIsJudgedBySourceNameAndSourceVersion() {
    AffectedPackage fix = about("Debian:12", "openssl", ID, fixedIn("0", "3.0.13-1~deb12u1"));
    InstalledPackage old =
        builtFrom(PackageType.DEB, "libssl3", "9.9", "openssl", "3.0.11-1~deb12u2");
    InstalledPackage fixed =
        builtFrom(PackageType.DEB, "libssl3", "0.1", "openssl", "3.0.13-1~deb12u1");
    assertThat(match(DEBIAN, old, fix).affected()).hasSize(1);
    assertThat(match(DEBIAN, old, fix).affected().getFirst().evidence())
        .contains("judged as: openssl 3.0.11-1~deb12u2");
    assertThat(match(DEBIAN, fixed, fix).affected()).isEmpty();
  }

  @Test
  void eachDistributionReadsTheAdvisoriesOfItsRelease() {
    assertReads(system("debian", "", "trixie"), PackageType.DEB, "Debian:13");
    assertReads(system("debian", "11", "bullseye"), PackageType.DEB, "Debian:11");
    assertReads(system("ubuntu", "22.04", "jammy"), PackageType.DEB, "Ubuntu:22.04");
    assertReads(system("alpine", "3.20.5", ""), PackageType.APK, "Alpine:v3.20");
    assertReads(system("amzn", "2023", ""), PackageType.RPM, "Amazon Linux:2023");
    assertReads(system("rhel", "9.4", "Plow"), PackageType.RPM, "Red Hat:9");
    assertReads(system("almalinux", "9.3", ""), PackageType.RPM, "AlmaLinux:9");
    assertReads(system("rocky", "8.10", ""), PackageType.RPM, "Rocky Linux:8");
    assertReads(system("amzn", "2018.03", ""), PackageType.RPM, "Amazon Linux:1");
    assertReads(system("ol", "9.4", ""), PackageType.RPM, "Oracle Linux:9");
    assertReads(system("fedora", "43", ""), PackageType.RPM, "Fedora:43");
    assertReads(system("photon", "5.0", ""), PackageType.RPM, "Photon OS:5.0");
    assertReads(system("azurelinux", "3.0", ""), PackageType.RPM, "Azure Linux:3");
    assertReads(system("opensuse-leap", "15.6", ""), PackageType.RPM, "openSUSE:Leap 15.6");
    assertReads(
        system("sles", "15.5", ""),
        PackageType.RPM,
        "SUSE:Linux Enterprise Module for Basesystem 15 SP5");
    assertReads(system("sles", "12.5", ""), PackageType.RPM, "SUSE:Linux Enterprise Server 12 SP5");
    assertReads(system("wolfi", "20230201", ""), PackageType.APK, "Wolfi");
    assertReads(system("chainguard", "20230214", ""), PackageType.APK, "Chainguard");
  }

  @Test
  void uncoveredReleasesAreCountedWithTheReason() {
    InstalledPackage deb = installed(PackageType.DEB, "openssl", "3.0.0-1");
    AffectedPackage other = about("Debian:12", "openssl", ID, open(FixPlan.UNKNOWN));
    assertThat(match(system("debian", "", "sid"), deb, other).notAssessed())
        .containsExactly(
            new MatchResult.NotAssessed("debian is not a stable release of Debian", 1));
    assertThat(match(system("debian", "8", "jessie"), deb, other).notAssessed())
        .containsExactly(new MatchResult.NotAssessed("no advisories for debian 8", 1));
    assertThat(match(system("wolfi", "2023", ""), deb, other).notAssessed())
        .containsExactly(
            new MatchResult.NotAssessed("no advisories for deb packages of wolfi 2023", 1));
    assertThat(
            match(new OperatingSystem.Unidentified("no os-release file"), deb, other).notAssessed())
        .containsExactly(
            new MatchResult.NotAssessed("the distribution is not known: no os-release file", 1));
  }

  @Test
  void distributionsOwnNotAffectedOutweighsACopyThatSaysAffected() {
    Statement.NotAffected never = new Statement.NotAffected("code not present");
    MatchResult result =
        match(
            DEBIAN,
            installed(PackageType.DEB, "openssl", "3.0.11-1"),
            published("osv", "DEBIAN-" + ID, "Debian:12", "openssl", ID, open(FixPlan.UNKNOWN)),
            published("debian-tracker", ID, "Debian:12", "openssl", ID, never));
    assertThat(result.affected()).isEmpty();
  }

  @Test
  void fixInVersionZeroMeansNeverAffected() {
    AffectedPackage never = about("Alpine:v3.20", "openssl", ID, fixedIn("0", "0"));
    MatchResult result =
        match(
            system("alpine", "3.20.1", ""), installed(PackageType.APK, "openssl", "3.0-r0"), never);
    assertThat(result.affected()).isEmpty();
    assertThat(result.undecidable()).isEmpty();
  }

  @Test
  void missingEpochOfAnRpmIsZero() {
    AffectedPackage fix = about("Red Hat:9", "openssl", ID, fixedIn("0", "1:3.0.7-27.el9"));
    OperatingSystem rhel = system("rhel", "9.4", "");
    assertThat(match(rhel, installed(PackageType.RPM, "openssl", "3.0.7-28.el9"), fix).affected())
        .hasSize(1);
    assertThat(match(rhel, installed(PackageType.RPM, "openssl", "1:3.0.7-28.el9"), fix).affected())
        .isEmpty();
  }

  @Test
  void moduleBuildsAndPlainBuildsAreNotJudgedByEachOther() {
    OperatingSystem rhel = system("rhel", "8.9", "");
    AffectedPackage plain = about("Red Hat:8", "openssl", ID, fixedIn("0", "20.0-1.el8"));
    AffectedPackage module =
        about("Red Hat:8", "openssl", ID, fixedIn("0", "18.20.2-1.module+el8.9.0+21+a"));
    String build = "18.12.1-1.module+el8.7.0+16+b";
    InstalledPackage modular = installed(PackageType.RPM, "openssl", build);
    assertThat(match(rhel, modular, plain).affected()).isEmpty();
    assertThat(match(rhel, modular, module).affected()).hasSize(1);
    InstalledPackage unmodular = installed(PackageType.RPM, "openssl", "16.0-1.el8");
    assertThat(match(rhel, unmodular, module).affected()).isEmpty();
    InstalledPackage other = installed(PackageType.RPM, "openssl", "16.20.2-1.module+el8.9.0+20+c");
    assertThat(match(rhel, other, module).undecidable()).hasSize(1);
  }

  @Test
  void fixThatNeedsUbuntuProIsNoFixForAMachineWithoutIt() {
    OperatingSystem focal = system("ubuntu", "20.04", "focal");
    AffectedPackage base = about("Ubuntu:20.04", "openssl", "CVE-0000-1", open(FixPlan.UNKNOWN));
    AffectedPackage pro =
        about("Ubuntu Pro:20.04", "openssl", ID, fixedIn("0", "1.1.1f-1ubuntu2.22+esm1"));
    MatchResult without =
        match(focal, installed(PackageType.DEB, "openssl", "1.1.1f-1ubuntu2.22"), base, pro);
    assertThat(without.affected())
        .filteredOn(verdict -> verdict.statement().vulnerability().equals(ID))
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.fix()).isInstanceOf(Fix.None.class))
        .extracting(Verdict::evidence)
        .asString()
        .contains("needs Ubuntu Pro");
    AffectedPackage unfixed = about("Ubuntu:20.04", "openssl", ID, open(FixPlan.UNKNOWN));
    MatchResult with =
        match(
            focal, installed(PackageType.DEB, "openssl", "1.1.1f-1ubuntu2.22+esm1"), unfixed, pro);
    assertThat(with.affected()).isEmpty();
  }

  @Test
  void languagePackageOwnedByTheDistributionIsLeftToIt() {
    AffectedPackage python = about("PyPI", "requests", ID, open(FixPlan.UNKNOWN));
    AffectedPackage deb = about("Debian:12", "openssl", ID, fixedIn("0", "1"));
    InstalledPackage owned =
        installed(PackageType.PYPI, "requests", "2.28.1").ownedBy("python3-requests");
    MatchResult result =
        new Matcher(AdvisoryList.of(python, deb))
            .match(inventory(DEBIAN, installed(PackageType.DEB, "adduser", "3.1"), owned));
    assertThat(result.affected()).isEmpty();
    assertThat(result.notAssessed())
        .containsExactly(
            new MatchResult.NotAssessed(
                "belong to operating-system packages, which were assessed instead", 1));
  }

  private static void assertReads(OperatingSystem system, PackageType type, String ecosystem) {
    AffectedPackage all = about(ecosystem, "openssl", ID, open(FixPlan.UNKNOWN));
    assertThat(match(system, installed(type, "openssl", "1.0"), all).affected())
        .as("%s", system)
        .hasSize(1);
  }

  private static MatchResult match(
      OperatingSystem system, InstalledPackage installed, AffectedPackage... statements) {
    return new Matcher(AdvisoryList.of(statements)).match(inventory(system, installed));
  }
}
