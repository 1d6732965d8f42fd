package dev.assay.inventory.coalesce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoalescerTest {
  private static final Artifact FOLDER = new Artifact.Folder("x");

  private static FileFindings file(String path, InstalledPackage... packages) {
    var file = new FileFindings(path);
    List.of(packages).forEach(file::add);
    return file;
  }

  private static InstalledPackage found(PackageType type, String name, String path, int line) {
    return InstalledPackage.of(type, name, "1", PackageLocation.of(path, line));
  }

  private static Inventory coalesce(List<FileFindings> files) {
    return Coalescer.coalesce(FOLDER, files, List.of());
  }

  /// A `deps.json` names the libraries of its folder, a `nuspec` those of its package.
  @Test
  void librariesThatABetterFileNamesAreNotListedTwice() {
    var files = new ArrayList<FileFindings>();
    for (String path :
        List.of(
            "app/shop.deps.json",
            "app/Parts.dll",
            "app/plugins/Other.dll",
            "n/parts/1/parts.nuspec",
            "n/parts/1/lib/net48/Parts.dll",
            "n/parts/2/lib/Parts.dll")) {
      files.add(file(path, found(PackageType.NUGET, "Parts", path, 0)));
    }
    assertThat(coalesce(files).packages())
        .extracting(one -> one.location().path())
        .containsExactlyInAnyOrder(
            "app/shop.deps.json",
            "app/plugins/Other.dll",
            "n/parts/1/parts.nuspec",
            "n/parts/2/lib/Parts.dll");
  }

  @Test
  void orderOfFilesDoesNotMatter() {
    var files = new ArrayList<FileFindings>();
    for (int i = 0; i < 40; i++) {
      var file = file("f" + i, found(PackageType.NPM, "p" + i % 7, "f" + i, 1));
      file.add(InputProblem.of("T-" + i % 3, "f" + i, "r", "e"));
      file.own("f" + i, i % 2 == 0 ? "a" : "b");
      file.own("f1", "zz" + i);
      files.add(file);
    }
    Inventory expected = coalesce(files);
    for (int seed = 1; seed <= 20; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertThat(coalesce(files)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void packageIsListedOnceForEachPlace() {
    var inventory =
        coalesce(
            List.of(
                file(
                    "lock",
                    found(PackageType.NPM, "a", "lock", 9),
                    found(PackageType.NPM, "a", "lock", 3)),
                file("other", found(PackageType.NPM, "a", "other", 1))));
    assertThat(inventory.packages())
        .extracting(InstalledPackage::location)
        .containsExactly(PackageLocation.of("lock", 3), PackageLocation.of("other", 1));
  }

  @Test
  void theSamePackageTwiceInAFileIsDirectIfOneIsAndForDevelopmentIfBothAre() {
    var shipped = found(PackageType.NPM, "a", "lock", 3);
    var inventory =
        coalesce(
            List.of(
                file(
                    "lock",
                    shipped.declared(Declaration.dependency(false, false)),
                    found(PackageType.NPM, "a", "lock", 9)
                        .declared(Declaration.dependency(true, true)))));
    assertThat(inventory.packages())
        .containsExactly(shipped.declared(Declaration.dependency(true, false)));
  }

  @Test
  void goSumCountsOnlyWhereNoGoModLiesBesideIt() {
    var inventory =
        coalesce(
            List.of(
                file("a/go.mod", found(PackageType.GO, "x", "a/go.mod", 1)),
                file("a/go.sum", found(PackageType.GO, "y", "a/go.sum", 1)),
                file("a/vendor/modules.txt", found(PackageType.GO, "z", "a/vendor/modules.txt", 1)),
                file("b/go.sum", found(PackageType.GO, "y", "b/go.sum", 1))));
    assertThat(inventory.packages())
        .extracting(each -> each.location().path())
        .containsExactly("a/go.mod", "b/go.sum");
  }

  @Test
  void whatLiesInAnOwnedArchiveIsOwned() {
    String jar = "usr/share/java/app.jar";
    var list = file("list");
    list.own(jar, "libapp-java");
    var inventory =
        coalesce(
            List.of(
                list,
                file(jar, found(PackageType.MAVEN, "g:inner", jar + "!/lib/inner.jar", 0)),
                file("opt/x.jar", found(PackageType.MAVEN, "g:x", "opt/x.jar", 0))));
    assertThat(inventory.packages())
        .extracting(each -> each.name() + "=" + each.owner())
        .containsExactly("g:inner=libapp-java", "g:x=");
  }

  @Test
  void packagesOfTheDistributionItselfHaveNoOwner() {
    var status = file("status", found(PackageType.DEB, "a", "status", 1));
    status.own("status", "base-files");
    assertThat(coalesce(List.of(status)).packages().getFirst().owner()).isEmpty();
  }

  @Test
  void osReleaseOfTheRootOutranksOnesFurtherDown() {
    var nested = file("srv/rootfs/etc/os-release");
    nested.add(new OperatingSystem.Distribution("alpine", "3", "", ""));
    var vendor = file("usr/lib/os-release");
    var debian = new OperatingSystem.Distribution("debian", "12", "", "");
    vendor.add(debian);
    assertThat(coalesce(List.of(nested, vendor)).operatingSystem()).isEqualTo(debian);
    assertThat(coalesce(List.of()).operatingSystem())
        .isInstanceOf(OperatingSystem.Unidentified.class);
  }
}
