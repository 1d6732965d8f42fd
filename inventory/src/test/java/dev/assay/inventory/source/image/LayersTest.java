package dev.assay.inventory.source.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.model.Inventory;
import dev.assay.model.OperatingSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OCI image specification 1.1, "Image Layer Filesystem Changeset", rule by rule.
class LayersTest {
  private static final String STATUS = "var/lib/dpkg/status";

  @TempDir Path folder;

  private Inventory scan(SampleImage image) throws Exception {
    return Scans.image(SampleImage.inFolder(folder, image.layout()));
  }

  private static TarWriter tar() {
    return new TarWriter();
  }

  @Test
  void topmostLayerHasTheLastWord() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file(STATUS, "deb libc6 1\n"))
            .layer(tar().file(STATUS, "deb libc6 2\n"));
    var inventory = scan(image);
    assertThat(Scans.packages(inventory)).containsExactly("libc6 2 " + STATUS);
    assertThat(inventory.isPartial()).isFalse();
  }

  @Test
  void packageBelongsToTheLayerFromWhichOnItWasAlwaysThere() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file(STATUS, "deb a 1\ndeb b 1\ndeb c 1\n"))
            .layer(tar().file(STATUS, "deb a 1\ndeb b 2\n"))
            .layer(tar().file("other", "x"))
            .layer(tar().file(STATUS, "deb a 1\ndeb b 2\ndeb c 1\ndeb d 1\n"));
    assertThat(Scans.layers(scan(image), image)).containsExactly("a 1", "b 2", "c 4", "d 4");
  }

  @Test
  void whiteoutTakesAFileOfALowerLayer() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("app/package.json", "npm x 1").file("b/package.json", "npm y 1"))
            .layer(tar().file("app/.wh.package.json", ""));
    assertThat(Scans.packages(scan(image))).containsExactly("y 1 b/package.json");
  }

  @Test
  void whiteoutTakesAWholeFolder() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar().file("app/a/package.json", "npm x 1").file("apple/package.json", "npm y 1"))
            .layer(tar().file(".wh.app", ""));
    assertThat(Scans.packages(scan(image))).containsExactly("y 1 apple/package.json");
  }

  @Test
  void whiteoutSparesItsOwnLayerInWhateverOrder() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("app/package.json", "npm x 1"))
            .layer(tar().file("app/package.json", "npm x 1").file("app/.wh.package.json", ""));
    var inventory = scan(image);
    assertThat(Scans.layers(inventory, image)).containsExactly("x 2");
  }

  @Test
  void opaqueFolderHidesAllBelowItAndKeepsItsOwn() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar().file("app/old/package.json", "npm old 1").file("k/package.json", "npm k 1"))
            .layer(tar().file("app/new/package.json", "npm new 1").file("app/.wh..wh..opq", ""));
    assertThat(Scans.packages(scan(image)))
        .containsExactly("k 1 k/package.json", "new 1 app/new/package.json");
  }

  @Test
  void folderReplacedByAFileIsGone() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().folder("app").file("app/package.json", "npm x 1"))
            .layer(tar().file("app", "now a file"));
    assertThat(Scans.packages(scan(image))).isEmpty();
  }

  @Test
  void fileReplacedByAFolderIsGone() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("app/x.jar", "maven x 1"))
            .layer(tar().folder("app/x.jar").file("app/x.jar/readme", ""));
    assertThat(Scans.packages(scan(image))).isEmpty();
  }

  @Test
  void fileReplacedByALinkElsewhereIsGone() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("a/package.json", "npm x 1"))
            .layer(tar().symbolicLink("a/package.json", "/nowhere"));
    assertThat(Scans.packages(scan(image))).isEmpty();
  }

  @Test
  void databaseIsReadThroughALinkedFolder() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().symbolicLink("lib", "usr/lib"))
            .layer(tar().file("usr/lib/apk/db/installed", "apk musl 1.2\n"))
            .layer(tar().file("usr/lib/apk/db/installed", "apk musl 1.2\napk zlib 1.3\n"));
    var inventory = scan(image);
    assertThat(Scans.packages(inventory))
        .containsExactly("musl 1.2 lib/apk/db/installed", "zlib 1.3 lib/apk/db/installed");
    assertThat(Scans.layers(inventory, image)).containsExactly("musl 2", "zlib 3");
  }

  @Test
  void databaseMovedElsewhereIsReadThroughTheLinkLeftBehind() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar()
                    .file("opt/db/status", "deb a 1")
                    .file("opt/db/unrelated", "deb b 1")
                    .symbolicLink("var/lib/dpkg", "../../opt/db"));
    assertThat(Scans.packages(scan(image))).containsExactly("a 1 " + STATUS);
  }

  @Test
  void layerThatWritesThroughALowerLinkReplacesTheFileBehindIt() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar().symbolicLink("lib", "usr/lib").file("usr/lib/apk/db/installed", "apk a 1\n"))
            .layer(tar().file("lib/apk/db/installed", "apk a 2\n"));
    assertThat(Scans.packages(scan(image))).containsExactly("a 2 lib/apk/db/installed");
  }

  @Test
  void hardLinkIsReadUnderItsOwnName() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("store/blob", "npm x 1").hardLink("app/package.json", "store/blob"));
    assertThat(Scans.packages(scan(image))).containsExactly("x 1 app/package.json");
  }

  @Test
  void hardLinkOutlivesTheNameItWasMadeFrom() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar()
                    .file("a/package.json", "npm x 1")
                    .hardLink("b/package.json", "a/package.json"))
            .layer(tar().file("a/.wh.package.json", ""));
    assertThat(Scans.packages(scan(image))).containsExactly("x 1 b/package.json");
  }

  @Test
  void hardLinkMayNameAFileOfALowerLayer() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("store/blob", "npm x 1"))
            .layer(tar().hardLink("app/package.json", "store/blob"));
    assertThat(Scans.packages(scan(image))).containsExactly("x 1 app/package.json");
  }

  @Test
  void linksInACircleEndNowhere() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar()
                    .symbolicLink("var", "lib")
                    .symbolicLink("lib", "var")
                    .symbolicLink("a", "a/a/a")
                    .file("x/package.json", "npm x 1"));
    assertThat(Scans.packages(scan(image))).containsExactly("x 1 x/package.json");
  }

  @Test
  void etcOsReleaseOutranksTheVendorsCopy() throws Exception {
    var image =
        new SampleImage()
            .layer(tar().file("usr/lib/os-release", "os vendor 1"))
            .layer(tar().file("etc/os-release", "os debian 12"));
    assertThat(scan(image).operatingSystem())
        .isEqualTo(new OperatingSystem.Distribution("debian", "12", "", "debian"));
  }

  @Test
  void osReleaseMayBeALinkToTheVendorsCopy() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar()
                    .symbolicLink("etc/os-release", "../usr/lib/os-release")
                    .file("usr/lib/os-release", "os debian 12"));
    assertThat(scan(image).operatingSystem())
        .isEqualTo(new OperatingSystem.Distribution("debian", "12", "", "debian"));
  }

  @Test
  void languagePackageOfTheDistributionNamesItsOwner() throws Exception {
    var image =
        new SampleImage()
            .layer(
                tar()
                    .file(STATUS, "deb node-x 1-1\n")
                    .file("usr/lib/node/package.json", "npm x 1")
                    .file("srv/package.json", "npm y 1"))
            .layer(tar().file("var/lib/dpkg/info/owner.list", "owns lib/node/package.json node-x"));
    assertThat(scan(image).packages())
        .extracting(found -> found.name() + ":" + found.owner())
        .containsExactly("node-x:", "x:node-x", "y:");
  }
}
