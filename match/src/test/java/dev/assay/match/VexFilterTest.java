package dev.assay.match;

import static dev.assay.match.AdvisoryList.about;
import static dev.assay.match.AdvisoryList.fixedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.VexStatement.Status;
import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which statements are about which packages: OpenVEX 0.2.0, purl-spec's type `oci`.
class VexFilterTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");
  private static final AdvisoryList ADVISORIES =
      AdvisoryList.of(
          about("Go", "golang.org/x/net", "CVE-2026-1", fixedIn("0", "0.40.0")),
          about("npm", "@acme/kit", "CVE-2026-2", fixedIn("0", "2.0.0")));
  private static final InstalledPackage NET =
      installed(PackageType.GO, "golang.org/x/net", "v0.30.0", "usr/bin/tool");
  private static final InstalledPackage MAIN =
      installed(PackageType.GO, "example.org/tool", "v1.2.3", "usr/bin/tool");
  private static final InstalledPackage OTHER =
      installed(PackageType.GO, "golang.org/x/net", "v0.30.0", "usr/bin/other");
  private static final InstalledPackage KIT =
      installed(PackageType.NPM, "@acme/kit", "1.0.0", "app/node_modules/@acme/kit/package.json");
  private static final Inventory IMAGE =
      new Inventory(
          new Artifact.Image(
              "registry.example/team/app:1.4",
              "sha256:aa",
              "linux/amd64",
              List.of("1.4"),
              List.of(),
              ""),
          new OperatingSystem.Unidentified("none"),
          List.of(MAIN, NET, OTHER, KIT),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/%40acme/kit, true",
    "pkg:npm/%40acme/kit@1.0.0, true",
    "pkg:npm/%40acme/kit@1.0.1, false",
    "pkg:npm/kit, false",
    "pkg:oci/app, true",
    "pkg:oci/app@sha256%3Aaa, true",
    "pkg:oci/app@sha256%3Abb, false",
    "pkg:oci/app?repository_url=registry.example/team/app, true",
    "pkg:oci/app?repository_url=registry.example/team, true",
    "pkg:oci/app?repository_url=registry.example/other, false",
    "pkg:oci/app?tag=1.4, true",
    "pkg:oci/app?tag=1.5, false",
    "pkg:oci/tool, false",
    "not a purl, false"
  })
  void productIsThePackageOrTheImageItIsIn(String product, boolean isAbout) {
    var filter = filter(statement("CVE-2026-2", product, List.of(), Status.NOT_AFFECTED, EARLY));
    assertThat(filter.answer(verdict(KIT, "CVE-2026-2")).isPresent()).isEqualTo(isAbout);
  }

  @Test
  void programIsAProductThatHoldsTheModulesInItsOwnFileAlone() {
    var filter =
        filter(
            statement(
                "CVE-2026-1",
                "pkg:golang/example.org/tool",
                List.of("pkg:golang/golang.org/x/net@0.30.0"),
                Status.NOT_AFFECTED,
                EARLY));
    assertThat(filter.answer(verdict(NET, "CVE-2026-1"))).isPresent();
    assertThat(filter.answer(verdict(OTHER, "CVE-2026-1"))).isEmpty();
  }

  @Test
  void subcomponentsBoundWhatAProductSays() {
    var filter =
        filter(
            statement(
                "CVE-2026-2",
                "pkg:oci/app",
                List.of("pkg:golang/golang.org/x/net"),
                Status.NOT_AFFECTED,
                EARLY));
    assertThat(filter.answer(verdict(KIT, "CVE-2026-2"))).isEmpty();
  }

  @Test
  void newestStatementCountsWhereverItStands() {
    var late = statement("CVE-2026-2", "pkg:oci/app", List.of(), Status.AFFECTED, LATE);
    var early = statement("CVE-2026-2", "pkg:oci/app", List.of(), Status.NOT_AFFECTED, EARLY);
    assertThat(filter(late, early).answer(verdict(KIT, "CVE-2026-2"))).contains(late);
    assertThat(filter(early, late).answer(verdict(KIT, "CVE-2026-2"))).contains(late);
  }

  @Test
  void anyIdOfTheFlawWillDo() {
    var statement =
        new VexStatement(
            List.of("GHSA-aaaa-bbbb-cccc", "cve-2026-2"),
            "pkg:oci/app",
            List.of(),
            new VexStatement.Answer(Status.FIXED, "", ""),
            new VexStatement.Source("vex.json", "", "", EARLY));
    Optional<VexStatement> answer = filter(statement).answer(verdict(KIT, "CVE-2026-2"));
    assertThat(answer).isPresent();
    assertThat(filter(statement).answer(verdict(NET, "CVE-2026-1"))).isEmpty();
  }

  private static VexFilter filter(VexStatement... statements) {
    return new VexFilter(IMAGE, List.of(statements), ADVISORIES);
  }

  private static Verdict verdict(InstalledPackage installed, String vulnerability) {
    return new Matcher(ADVISORIES)
        .match(IMAGE).affected().stream()
            .filter(v -> v.installed().equals(installed))
            .filter(v -> v.statement().vulnerability().equals(vulnerability))
            .findFirst()
            .orElseThrow();
  }

  private static VexStatement statement(
      String id, String product, List<String> parts, Status status, Instant time) {
    return new VexStatement(
        List.of(id),
        product,
        parts,
        new VexStatement.Answer(status, "vulnerable_code_not_present", ""),
        new VexStatement.Source("vex.json", "https://example.org/vex/1", "Acme", time));
  }

  private static InstalledPackage installed(
      PackageType type, String name, String version, String path) {
    return InstalledPackage.of(type, name, version, PackageLocation.of(path));
  }
}
