package dev.assay.inventory.source.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.sample.Pack;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.model.Artifact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormsTest {
  private static final TarWriter BASE =
      new TarWriter().file("var/lib/dpkg/status", "deb libc6 2.36\n");
  private static final TarWriter APP = new TarWriter().file("app/package.json", "npm qs 6.5.2\n");
  private static final List<String> BOTH =
      List.of("libc6 2.36 var/lib/dpkg/status", "qs 6.5.2 app/package.json");

  @TempDir Path folder;

  private static SampleImage image() {
    return new SampleImage().layer(BASE).layer(APP);
  }

  @Test
  void ociLayoutInAFolder() throws Exception {
    var inventory = Scans.image(SampleImage.inFolder(folder, image().layout()));
    assertThat(Scans.packages(inventory)).containsExactlyElementsOf(BOTH);
    assertThat(inventory.artifact())
        .isEqualTo(
            new Artifact.Image(
                folder.toString(),
                image().digest(),
                "linux/amd64",
                List.of(),
                image().layers(),
                "2026-01-02T03:04:05Z"));
    assertThat(inventory.problems()).isEmpty();
  }

  @Test
  void ociArchive() throws Exception {
    var inventory =
        Scans.image(SampleImage.inArchive(folder.resolve("image.tar"), image().layout()));
    assertThat(Scans.packages(inventory)).containsExactlyElementsOf(BOTH);
  }

  @Test
  void dockerArchiveHasItsConfigurationsDigestAndDiffIds() throws Exception {
    var archive = folder.resolve("saved.tar");
    SampleImage.inArchive(archive, image().dockerSave("shop:1"));
    var inventory = Scans.image(archive);
    assertThat(Scans.packages(inventory)).containsExactlyElementsOf(BOTH);
    assertThat(inventory.artifact())
        .isEqualTo(
            new Artifact.Image(
                archive.toString(),
                Pack.digest(image().config()),
                "linux/amd64",
                List.of("shop:1"),
                image().diffIds(),
                "2026-01-02T03:04:05Z"));
  }

  @Test
  void dockerArchiveThatWasPackedAsAWhole() throws Exception {
    var plain = SampleImage.inArchive(folder.resolve("saved.tar"), image().dockerSave("shop:1"));
    var packed = SampleImage.write(folder.resolve("p"), Pack.gzip(Files.readAllBytes(plain)));
    assertThat(Scans.packages(Scans.image(packed))).containsExactlyElementsOf(BOTH);
  }

  @Test
  void layerThatRepeatsIsALinkInOlderDockerArchives() throws Exception {
    var files = image().dockerSave("shop:1");
    String layer = image().diffIds().getFirst().substring(7) + ".tar";
    var tar = new TarWriter();
    files.forEach(
        (name, bytes) -> {
          if (name.equals(layer)) {
            tar.file("first/layer.tar", bytes);
            tar.symbolicLink("second/layer.tar", "../first/layer.tar");
          } else {
            var text = new String(bytes, StandardCharsets.UTF_8);
            boolean manifest = name.equals("manifest.json");
            tar.file(name, manifest ? utf8(text.replace(layer, "second/layer.tar")) : bytes);
          }
        });
    var archive = SampleImage.write(folder.resolve("old.tar"), tar.bytes());
    assertThat(Scans.packages(Scans.image(archive))).containsExactlyElementsOf(BOTH);
  }

  @Test
  void layersMayBePackedInAnyWay() throws Exception {
    var image =
        new SampleImage()
            .layer(BASE.bytes(), Pack.zstd(BASE.bytes()))
            .layer(APP.bytes(), APP.bytes());
    var inventory = Scans.image(SampleImage.inFolder(folder, image.layout()));
    assertThat(Scans.packages(inventory)).containsExactlyElementsOf(BOTH);
    assertThat(inventory.problems()).isEmpty();
  }

  @Test
  void gzipOfManyMembersIsReadToItsEnd() throws Exception {
    byte[] tar = APP.bytes();
    var blob = new TarWriter();
    for (int from = 0; from < tar.length; from += 512) {
      blob.raw(Pack.gzip(Arrays.copyOfRange(tar, from, from + 512)));
    }
    var image = new SampleImage().layer(tar, blob.unended());
    var inventory = Scans.image(SampleImage.inFolder(folder, image.layout()));
    assertThat(Scans.packages(inventory)).containsExactly("qs 6.5.2 app/package.json");
  }

  @Test
  void indexLeadsToTheImageOfThePlatform() throws Exception {
    var arm = new SampleImage("arm64").layer(BASE);
    var amd = new SampleImage("amd64").layer(APP);
    SampleImage.inFolder(folder, indexed(amd, arm));
    var one = Scans.take(new Target.ImageFile(folder, "", "linux/arm64/v8"));
    assertThat(Scans.packages(one)).containsExactly("libc6 2.36 var/lib/dpkg/status");
    var other = Scans.take(new Target.ImageFile(folder, "", "linux/amd64"));
    assertThat(Scans.packages(other)).containsExactly("qs 6.5.2 app/package.json");
    assertThatThrownBy(() -> Scans.take(new Target.ImageFile(folder, "", "linux/s390x")))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("no image for linux/s390x")
        .hasMessageContaining("[linux/amd64, linux/arm64]");
  }

  private static Map<String, byte[]> indexed(SampleImage... images) {
    var files = new LinkedHashMap<String, byte[]>();
    byte[] inner = SampleImage.index(Arrays.stream(images).map(SampleImage::indexEntry).toList());
    String digest = Pack.digest(inner);
    files.put("index.json", SampleImage.index(List.of("{\"digest\":\"" + digest + "\"}")));
    files.put("blobs/" + digest.replace(':', '/'), inner);
    for (SampleImage image : images) {
      image.contents().forEach((d, bytes) -> files.put("blobs/" + d.replace(':', '/'), bytes));
    }
    return files;
  }

  @Test
  void indexThatNamesItselfIsRefused() {
    var files = new LinkedHashMap<String, byte[]>();
    String name = "{\"digest\":\"sha256:" + "0".repeat(64) + "\"}";
    files.put("index.json", SampleImage.index(List.of(name)));
    files.put("blobs/sha256/" + "0".repeat(64), SampleImage.index(List.of(name)));
    SampleImage.inFolder(folder, files);
    assertThatThrownBy(() -> Scans.image(folder))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("has another digest");
  }

  @Test
  void manifestThatWasReplacedIsRefused() {
    var files = image().layout();
    String manifest = "blobs/" + image().digest().replace(':', '/');
    files.put(manifest, new SampleImage().layer(BASE).manifest());
    SampleImage.inFolder(folder, files);
    assertThatThrownBy(() -> Scans.image(folder))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("has another digest");
  }

  @Test
  void severalImagesAreToBeNamed() throws Exception {
    var files = image().dockerSave("shop:1");
    var text = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
    String second = text.replace("shop:1", "shop:2").substring(1);
    files.put("manifest.json", utf8(text.substring(0, text.length() - 1) + "," + second));
    var archive = SampleImage.inArchive(folder.resolve("two.tar"), files);
    assertThatThrownBy(() -> Scans.image(archive))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("several images; it has [shop:1, shop:2]");
    var inventory = Scans.take(new Target.ImageFile(archive, "shop:2", ""));
    assertThat(Scans.packages(inventory)).hasSize(2);
  }

  @Test
  void whatIsNoImageSaysSo() {
    var tar = SampleImage.write(folder.resolve("x.tar"), BASE.bytes());
    assertThatThrownBy(() -> Scans.image(tar))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("neither index.json (OCI layout) nor manifest.json (docker save)");
    assertThatThrownBy(() -> Scans.image(folder.resolve("none")))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("no such file");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
