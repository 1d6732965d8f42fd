package dev.assay.inventory.source.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.Target;
import dev.assay.inventory.sample.Pack;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.model.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every one of these ends with a problem, and with whatever could still be read.
class HostileImageTest {
  private static final TarWriter GOOD =
      new TarWriter().file("var/lib/dpkg/status", "deb libc6 2.36\n");
  private static final String LIBC = "libc6 2.36 var/lib/dpkg/status";

  @TempDir Path folder;

  private Inventory scan(SampleImage image, ScanLimits limits) throws InterruptedException {
    SampleImage.inFolder(folder, image.layout());
    return Scans.take(new Target.ImageFile(folder, "", "linux/amd64"), limits);
  }

  private Inventory scan(SampleImage image) throws InterruptedException {
    return scan(image, ScanLimits.DEFAULT);
  }

  private static ScanLimits limits(long entries, long file, long total, int expansion) {
    return new ScanLimits(entries, file, total, 5, expansion, Duration.ofMinutes(5));
  }

  @Test
  void layerCutOffKeepsWhatCameBefore() throws Exception {
    byte[] tar =
        new TarWriter().file("a/package.json", "npm a 1").file("big", new byte[9000]).bytes();
    var image = new SampleImage().layer(GOOD).layer(tar, Arrays.copyOf(tar, 4096));
    var inventory = scan(image);
    assertThat(Scans.packages(inventory)).containsExactly(LIBC, "a 1 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-001");
  }

  @Test
  void gzipCutOffIsSaid() throws Exception {
    byte[] packed = Pack.gzip(GOOD.bytes());
    var image = new SampleImage().layer(GOOD.bytes(), Arrays.copyOf(packed, packed.length - 9));
    assertThat(Scans.problems(scan(image))).containsExactly("INV-ARCHIVE-001");
  }

  @Test
  void damagedGzipIsSaid() throws Exception {
    byte[] packed = Pack.gzip(GOOD.bytes());
    Arrays.fill(packed, 12, 20, (byte) 0xff);
    var inventory = scan(new SampleImage().layer(GOOD.bytes(), packed));
    assertThat(Scans.problems(inventory)).containsOnly("INV-ARCHIVE-002");
  }

  @Test
  void layerWithAnotherDigestIsLeftOut() throws Exception {
    var image = new SampleImage().layer(GOOD).layer(new TarWriter().file("x", "y"));
    var files = image.layout();
    String second = "blobs/" + image.layers().get(1).replace(':', '/');
    files.put(second, Pack.gzip(new TarWriter().file("a/package.json", "npm evil 1").bytes()));
    SampleImage.inFolder(folder, files);
    var inventory = Scans.image(folder);
    assertThat(Scans.packages(inventory)).containsExactly(LIBC);
    assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-001");
  }

  @Test
  void dockerArchiveLayerWithAnotherDiffIdIsLeftOut() throws Exception {
    var image = new SampleImage().layer(GOOD);
    var files = image.dockerSave("x:1");
    files.put(
        image.diffIds().getFirst().substring(7) + ".tar",
        new TarWriter().file("a/package.json", "npm evil 1").bytes());
    var archive = SampleImage.inArchive(folder.resolve("x.tar"), files);
    var inventory = Scans.image(archive);
    assertThat(inventory.packages()).isEmpty();
    assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-001");
  }

  @Test
  void missingLayerIsSaid() throws Exception {
    var image = new SampleImage().layer(GOOD).layer(new TarWriter().file("x", "y"));
    var files = image.layout();
    files.remove("blobs/" + image.layers().get(1).replace(':', '/'));
    SampleImage.inFolder(folder, files);
    var inventory = Scans.image(folder);
    assertThat(Scans.packages(inventory)).containsExactly(LIBC);
    assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-002");
  }

  @Test
  void encryptedLayerIsSaid() throws Exception {
    var image =
        new SampleImage()
            .layerType("application/vnd.oci.image.layer.v1.tar+gzip+encrypted")
            .layer(GOOD);
    assertThat(Scans.problems(scan(image))).containsExactly("INV-IMAGE-003");
  }

  @Test
  void pathsThatClimbOutAreLeftOut() throws Exception {
    var tar =
        new TarWriter()
            .file("../../etc/package.json", "npm evil 1")
            .file("a/../../package.json", "npm evil 2")
            .hardLink("h/package.json", "../../x")
            .file("/abs/package.json", "npm rooted 1")
            .file("./ok..name//package.json", "npm fine 1");
    var inventory = scan(new SampleImage().layer(tar));
    assertThat(Scans.packages(inventory))
        .containsExactly("fine 1 ok..name/package.json", "rooted 1 abs/package.json");
    assertThat(Scans.problems(inventory)).containsOnly("INV-ARCHIVE-003").hasSize(3);
  }

  @Test
  void entriesBeyondTheLimitAreLeftOut() throws Exception {
    var tar = new TarWriter().file("a/package.json", "npm a 1");
    for (int i = 0; i < 50; i++) {
      tar.file("f" + i, "");
    }
    tar.file("z/package.json", "npm z 1");
    var inventory = scan(new SampleImage().layer(tar), limits(40, 1 << 20, 1 << 20, 1000));
    assertThat(Scans.packages(inventory)).containsExactly("a 1 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-004");
  }

  @Test
  void fileBeyondTheLimitIsReadAsFarAsItGoesAndItsNeighboursWhole() throws Exception {
    String lines = "npm a 1\n" + "#".repeat(60_000);
    var tar = new TarWriter().file("a/package.json", lines).file("b/package.json", "npm b 1");
    var inventory = scan(new SampleImage().layer(tar), limits(100, 30_000, 1 << 20, 1000));
    assertThat(Scans.packages(inventory)).contains("b 1 b/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-005");
  }

  @Test
  void unpackingStopsAtTheTotal() throws Exception {
    var tar = new TarWriter().file("a/package.json", "npm a 1").file("big", new byte[3_000_000]);
    var inventory = scan(new SampleImage().layer(tar), limits(100, 30_000, 1 << 20, 10_000));
    assertThat(Scans.packages(inventory)).containsExactly("a 1 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-006");
  }

  @Test
  void bombIsPutOut() throws Exception {
    var tar = new TarWriter().file("a/package.json", "npm a 1").file("zeros", new byte[80 << 20]);
    byte[] bytes = tar.bytes();
    var inventory =
        scan(
            new SampleImage().layer(bytes, Pack.zstd(bytes)), limits(100, 1 << 20, 1L << 40, 1000));
    assertThat(Scans.packages(inventory)).containsExactly("a 1 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-007");
  }

  @Test
  void timeThatIsOverEndsTheScan() throws Exception {
    var none = new ScanLimits(100, 1 << 20, 1 << 20, 5, 1000, Duration.ZERO);
    assertThat(Scans.problems(scan(new SampleImage().layer(GOOD), none)))
        .containsExactly("INV-SCAN-001");
  }

  @Test
  void pathHeldTwiceIsSaidAndTheLastOneCounts() throws Exception {
    var tar = new TarWriter().file("a/package.json", "npm a 1").file("a/package.json", "npm a 2");
    var inventory = scan(new SampleImage().layer(tar));
    assertThat(Scans.packages(inventory)).containsExactly("a 2 a/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-008");
  }

  @Test
  void deviceInAPackagesPlaceIsSaidAndOthersAreNot() throws Exception {
    var tar = new TarWriter().device("dev/null").device("a/package.json");
    assertThat(Scans.problems(scan(new SampleImage().layer(tar))))
        .containsExactly("INV-ARCHIVE-009");
  }

  @Test
  void readerThatBreaksLosesOneFileOnly() throws Exception {
    var tar = new TarWriter().file("a/package.json", "fail").file("b/package.json", "npm b 1\nbad");
    var inventory = scan(new SampleImage().layer(tar));
    assertThat(Scans.packages(inventory)).containsExactly("b 1 b/package.json");
    assertThat(Scans.problems(inventory)).containsExactlyInAnyOrder("INV-SCAN-002", "T-1");
  }

  @Test
  void damagedHeaderLosesItsEntryOnly() throws Exception {
    byte[] broken = TarWriter.header("b/package.json", '0', "", TarWriter.octal(0));
    broken[150] ^= 1;
    var tar =
        new TarWriter()
            .file("a/package.json", "npm a 1")
            .raw(broken)
            .file("c/package.json", "npm c 1");
    var inventory = scan(new SampleImage().layer(tar));
    assertThat(Scans.packages(inventory))
        .containsExactly("a 1 a/package.json", "c 1 c/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-002");
  }

  @Test
  void pathsLongerThanAnyFilesAreLeftOut() throws Exception {
    String deep = "a/".repeat(3_000);
    var tar =
        new TarWriter()
            .pax("path", deep + "package.json")
            .file("x", "npm deep 1")
            .pax("linkpath", deep)
            .symbolicLink("link", "x")
            .file("b/package.json", "npm b 1");
    var inventory = scan(new SampleImage().layer(tar));
    assertThat(Scans.packages(inventory)).containsExactly("b 1 b/package.json");
    assertThat(Scans.problems(inventory)).containsExactly("INV-ARCHIVE-002");
  }

  @Test
  void problemsWithoutEndAreCountedAndNotListed() throws Exception {
    var tar = new TarWriter();
    for (int i = 0; i < 1_200; i++) {
      tar.file("../" + i, "");
    }
    var problems = scan(new SampleImage().layer(tar)).problems();
    assertThat(problems).hasSize(1_001);
    assertThat(problems)
        .anySatisfy(each -> assertThat(each.message()).contains("200 more problems were met"));
  }

  @Test
  void manyLayersAreReadInTheirOrder() throws Exception {
    var image = new SampleImage();
    for (int i = 1; i <= 60; i++) {
      image.layer(new TarWriter().file("var/lib/dpkg/status", "deb a " + i + "\n"));
    }
    assertThat(Scans.packages(scan(image))).containsExactly("a 60 var/lib/dpkg/status");
  }
}
