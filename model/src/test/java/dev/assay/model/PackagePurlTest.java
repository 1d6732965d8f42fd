package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.OperatingSystem.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packages to purls and back, in the spellings of widespread tools.
final class PackagePurlTest {
  private static final Distribution DEBIAN = new Distribution("debian", "12", "bookworm", "");
  private static final Distribution AMAZON = new Distribution("amzn", "2023", "", "");
  private static final PackageLocation HERE = PackageLocation.of("sbom.json");

  private static InstalledPackage distro(
      PackageType type, String name, String version, String arch, SourcePackage source) {
    return new InstalledPackage(type, name, version, arch, source, HERE, "");
  }

  @Test
  void aDebianPackageNamesItsSourceOnlyWhereThatDiffers() {
    var same = new SourcePackage("tar", "1.34-1");
    var named = new SourcePackage("openssl", "3.0.17-1~deb12u2");
    var rebuilt = new SourcePackage("zlib", "1:1.2.13.dfsg-1");
    assertThat(Purl.of(distro(PackageType.DEB, "tar", "1.34-1", "amd64", same), DEBIAN))
        .hasToString("pkg:deb/debian/tar@1.34-1?arch=amd64&distro=debian-12");
    assertThat(
            Purl.of(distro(PackageType.DEB, "libssl3", "3.0.17-1~deb12u2", "amd64", named), DEBIAN))
        .hasToString(
            "pkg:deb/debian/libssl3@3.0.17-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl");
    assertThat(
            Purl.of(
                distro(PackageType.DEB, "zlib1g", "1:1.2.13.dfsg-1+b1", "amd64", rebuilt), DEBIAN))
        .hasToString(
            "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1%2Bb1?arch=amd64&distro=debian-12"
                + "&upstream=zlib%401:1.2.13.dfsg-1");
  }

  @Test
  void anRpmPackageHasItsEpochAsAQualifier() {
    var source = new SourcePackage("openssl", "3.0.8-1.amzn2023", "");
    assertThat(
            Purl.of(
                distro(PackageType.RPM, "openssl-libs", "1:3.0.8-1.amzn2023", "x86_64", source),
                AMAZON))
        .hasToString(
            "pkg:rpm/amzn/openssl-libs@3.0.8-1.amzn2023?arch=x86_64&distro=amzn-2023&epoch=1"
                + "&upstream=openssl-3.0.8-1.amzn2023.src.rpm");
  }

  @ParameterizedTest
  @CsvSource({"NPM, /", "NPM, a/", "NPM, //", "GO, x/", "MAVEN, g:", "MAVEN, :", "SWIFT, /"})
  void aNameWithNothingBehindItsNamespaceStillHasAPurl(PackageType type, String name) {
    var installed = InstalledPackage.of(type, name, "1", HERE);
    assertThat(Purl.of(installed, new OperatingSystem.Unidentified("x")).version()).isEqualTo("1");
  }

  @Test
  void aTestingReleaseGoesByItsCodename() {
    var trixie = new Distribution("debian", "", "trixie", "");
    var source = new SourcePackage("tar", "1");
    var purl = Purl.of(distro(PackageType.DEB, "tar", "1", "all", source), trixie);
    assertThat(purl.qualifier("distro")).isEqualTo("debian-trixie");
    assertThat(purl.distribution()).contains(trixie);
  }

  @ParameterizedTest
  @CsvSource({
    "NPM, @babel/core, pkg:npm/%40babel/core@1",
    "NPM, lodash, pkg:npm/lodash@1",
    "MAVEN, org.example:one, pkg:maven/org.example/one@1",
    "PYPI, zope-interface, pkg:pypi/zope-interface@1",
    "GO, golang.org/x/text, pkg:golang/golang.org/x/text@1",
    "COMPOSER, symfony/yaml, pkg:composer/symfony/yaml@1",
    "GEM, rack, pkg:gem/rack@1",
    "NUGET, Newtonsoft.Json, pkg:nuget/Newtonsoft.Json@1",
    "CARGO, serde, pkg:cargo/serde@1",
    "GENERIC, nginx, pkg:generic/nginx@1"
  })
  void aLanguagePackageSurvivesTheWayToItsPurlAndBack(PackageType type, String name, String purl) {
    var installed = InstalledPackage.of(type, name, "1", HERE);
    assertThat(Purl.of(installed, DEBIAN)).hasToString(purl);
    assertThat(Purl.parse(purl).installedAt(HERE)).contains(installed);
  }

  @Test
  void aDistributionPackageSurvivesTheWayToItsPurlAndBack() {
    var module = new SourcePackage("nodejs", "18.1-1.module+el9", "nodejs:18:1:2");
    var rpm = distro(PackageType.RPM, "nodejs-libs", "1:18.1-1.module+el9", "x86_64", module);
    var deb =
        distro(
            PackageType.DEB,
            "libgcc-s1",
            "12.2.0-14+b1",
            "amd64",
            new SourcePackage("gcc-12", "12.2.0-14"));
    var apk =
        distro(
            PackageType.APK,
            "libcrypto3",
            "3.3.1-r3",
            "x86_64",
            new SourcePackage("openssl", "3.3.1-r3"));
    for (InstalledPackage each : new InstalledPackage[] {rpm, deb, apk}) {
      String text = Purl.of(each, AMAZON).toString();
      assertThat(Purl.parse(text).installedAt(HERE)).as(text).contains(each);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pkg:deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64&distro=debian-12.5&epoch=1      | 1:1.2.13.dfsg-1 | zlib1g 1:1.2.13.dfsg-1
          pkg:dpkg/zlib1g@1.2.13-1?arch=AMD64&epoch=1&upstream=zlib-1.2.13-1.src.dpkg    | 1:1.2.13-1      | zlib 1:1.2.13-1
          pkg:dpkg/libgcc@12.2-14%2Bb1?epoch=0&upstream=gcc-12-12.2-14.src.dpkg          | 12.2-14+b1      | gcc-12 12.2-14
          pkg:rpm/redhat/bash@5.1-6.el9?epoch=0                                          | 5.1-6.el9       | bash 5.1-6.el9
          pkg:rpm/redhat/bash@0:5.1-6.el9                                                | 5.1-6.el9       | bash 5.1-6.el9
          pkg:deb/ubuntu/a@1.0?upstream=b-2.0.src.dpkg                                   | 1.0             | b 2.0
          pkg:deb/ubuntu/libprocps8@3.3.17-6?arch=amd64&epoch=2&source=procps            | 2:3.3.17-6      | procps 2:3.3.17-6
          """)
  void otherSpellingsOfVersionAndSourceAreUnderstood(String purl, String version, String source) {
    var installed = Purl.parse(purl).installedAt(HERE).orElseThrow();
    assertThat(installed.version()).isEqualTo(version);
    assertThat(installed.source().name() + " " + installed.source().version()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:deb/debian/a@1?distro=debian-12.5, debian, 12, ''",
    "pkg:deb/debian/a@1?distro=trixie, debian, '', trixie",
    "pkg:deb/ubuntu/a@1?distro=ubuntu-22.04, ubuntu, 22.04, ''",
    "pkg:apk/alpine/a@1?distro=3.20.5, alpine, 3.20.5, ''",
    "pkg:rpm/redhat/a@1?distro=redhat-9.2, rhel, 9.2, ''",
    "pkg:rpm/amazon/a@1?distro=amazon-2%20(Karoo), amzn, 2, ''",
    "pkg:rpm/amzn/a@1?distro=amzn-2018.03, amzn, 2018.03, ''",
    "pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.5, opensuse-leap, 15.5, ''"
  })
  void theDistributionIsReadInOsReleaseTerms(
      String purl, String id, String release, String codename) {
    assertThat(Purl.parse(purl).distribution())
        .contains(new Distribution(id, release, codename, ""));
  }

  @Test
  void aLanguagePackageNamesNoDistribution() {
    assertThat(Purl.parse("pkg:npm/a@1?distro=debian-12").distribution()).isEmpty();
  }

  @Test
  void unknownTypesAndMissingVersionsAreNoPackages() {
    assertThat(Purl.parse("pkg:huggingface/a@1").installedAt(HERE)).isEmpty();
    assertThat(Purl.parse("pkg:npm/a").installedAt(HERE)).isEmpty();
  }
}
