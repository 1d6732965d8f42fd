package dev.assay.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Artifact;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names and releases as Debian 12, Ubuntu 22.04, RHEL 9 and Amazon Linux 2023 have them.
class RunningKernelTest {

  @Test
  void onDebianTheNameOfAKernelsPackageTellsItsRelease() {
    assertThat(
            others(
                "6.1.0-28-amd64",
                deb("linux-image-6.1.0-28-amd64"),
                deb("linux-image-6.1.0-27-amd64"),
                deb("linux-image-6.1.0-28-amd64-unsigned"),
                deb("linux-image-amd64"),
                deb("linux-libc-dev")))
        .containsExactly("linux-image-6.1.0-27-amd64");
    assertThat(
            others(
                "5.15.0-126-generic",
                deb("linux-image-5.15.0-126-generic"),
                deb("linux-image-5.15.0-125-generic"),
                deb("linux-modules-5.15.0-125-generic"),
                deb("linux-image-generic")))
        .containsExactly("linux-image-5.15.0-125-generic", "linux-modules-5.15.0-125-generic");
  }

  @Test
  void onRedHatItIsTheVersion() {
    assertThat(
            others(
                "5.14.0-427.13.1.el9_4.x86_64",
                rpm("kernel-core", "5.14.0-427.13.1.el9_4"),
                rpm("kernel-core", "5.14.0-362.8.1.el9_3"),
                rpm("kernel-headers", "5.14.0-362.8.1.el9_3")))
        .containsExactly("kernel-core");
  }

  @Test
  void aKernelOfNoPackageLeavesAllIn() {
    assertThat(others("6.12.20-container", deb("linux-image-6.1.0-27-amd64"))).isEmpty();
    assertThat(others("", deb("linux-image-6.1.0-27-amd64"))).isEmpty();
  }

  @Test
  void anImageRunsNoKernel() {
    var image = Samples.inventory(Samples.DEBIAN, deb("linux-image-6.1.0-27-amd64"));
    assertThat(RunningKernel.of(image).isOther(image.packages().getFirst())).isFalse();
  }

  @Test
  void kernelsThatDoNotRunAreCounted() {
    var host =
        host(
            "6.1.0-28-amd64", deb("linux-image-6.1.0-28-amd64"), deb("linux-image-6.1.0-27-amd64"));
    assertThat(new Matcher(AdvisoryList.of()).match(host).notAssessed())
        .contains(
            new MatchResult.NotAssessed(
                "belong to kernels that are installed but not running on this host", 1));
  }

  private static List<String> others(String kernel, InstalledPackage... packages) {
    var running = RunningKernel.of(host(kernel, packages));
    return Stream.of(packages).filter(running::isOther).map(InstalledPackage::name).toList();
  }

  private static Inventory host(String kernel, InstalledPackage... packages) {
    return new Inventory(
        new Artifact.Host(
            "web-1", "", "", kernel, "x86_64", new Listening.Unknown("nobody looked")),
        Samples.DEBIAN,
        List.of(packages),
        List.of());
  }

  private static InstalledPackage deb(String name) {
    return Samples.builtFrom(PackageType.DEB, name, "1", "linux", "1");
  }

  private static InstalledPackage rpm(String name, String version) {
    return new InstalledPackage(
        PackageType.RPM,
        name,
        version,
        "x86_64",
        new SourcePackage("kernel", version),
        PackageLocation.of("var/lib/rpm/rpmdb.sqlite"),
        "");
  }
}
