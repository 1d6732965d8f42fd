package dev.assay.inventory.source.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Layers that were read once are not read again, and nothing that goes wrong with what is kept of
/// them is seen in an inventory.
final class LayerCacheTest {
  @TempDir private Path folder;

  private static TarWriter base() {
    return new TarWriter().file("var/lib/dpkg/status", "deb libc6 1\ndeb bash 5\n");
  }

  private static SampleImage image(String app) {
    return new SampleImage()
        .layer(base())
        .layer(new TarWriter().file("app/package.json", "npm " + app + " 1\n"));
  }

  private Path layout(String name, SampleImage image) {
    return SampleImage.inFolder(folder.resolve(name), image.layout());
  }

  private Path layers() {
    return folder.resolve("layers");
  }

  private List<Path> kept() throws IOException {
    try (var files = Files.list(layers())) {
      return files.toList();
    }
  }

  private void keepOnly(Path file, byte[] content) throws IOException {
    for (Path other : kept()) {
      Files.delete(other);
    }
    Files.write(file, content);
  }

  private static Path blob(Path layout, String digest) {
    return layout.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
  }

  @Test
  void secondImageReadsOnlyWhatIsNew() throws Exception {
    Scans.imageKeeping(layout("one", image("one")), layers());
    var other = image("other");
    Path second = layout("other", other);
    Files.delete(blob(second, other.layers().getFirst()));

    var inventory = Scans.imageKeeping(second, layers());

    assertThat(Scans.layers(inventory, other)).containsExactly("bash 1", "libc6 1", "other 2");
    assertThat(inventory.isPartial()).isFalse();
  }

  @Test
  void sameImageIsKnownFromOneFileAlone() throws Exception {
    var sample = image("one");
    Path layout = layout("one", sample);
    var expected = Scans.imageKeeping(layout, layers());
    for (String digest : sample.layers()) {
      Files.delete(blob(layout, digest));
    }
    Map<Path, byte[]> files = new HashMap<>();
    for (Path file : kept()) {
      files.put(file, Files.readAllBytes(file));
    }
    assertThat(files).as("a file a layer, and one for the image").hasSize(3);

    int known = 0;
    for (var file : files.entrySet()) {
      keepOnly(file.getKey(), file.getValue());
      known += Scans.imageKeeping(layout, layers()).equals(expected) ? 1 : 0;
    }
    assertThat(known).isEqualTo(1);
  }

  @Test
  void damagedFileIsReadAnewAndReplaced() throws Exception {
    var sample = image("one");
    Path layout = layout("one", sample);
    var expected = Scans.imageKeeping(layout, layers());
    for (Path file : kept()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 0x40;
        keepOnly(file, damaged);
        assertThat(Scans.imageKeeping(layout, layers())).as("byte %s", at).isEqualTo(expected);
        assertThat(Files.readAllBytes(file)).as("byte %s", at).isEqualTo(bytes);
      }
      for (int length = 0; length < bytes.length; length += 3) {
        keepOnly(file, Arrays.copyOf(bytes, length));
        assertThat(Scans.imageKeeping(layout, layers())).isEqualTo(expected);
      }
    }
  }

  @Test
  void leastRecentlyUsedGoesWhenThereIsNoRoom() throws Exception {
    Scans.imageKeeping(layout("one", image("one")), layers());
    long bytes = 0;
    for (Path file : kept()) {
      bytes += Files.size(file);
    }
    for (int i = 0; i < 20; i++) {
      Scans.imageKeeping(layout("app" + i, image("app" + i)), layers(), bytes + 10);
    }
    long now = 0;
    for (Path file : kept()) {
      now += Files.size(file);
    }
    assertThat(now).isLessThanOrEqualTo(bytes + 10);

    // The base is in every image, so it was always used last.
    var other = image("other");
    Path layout = layout("other", other);
    Files.delete(blob(layout, other.layers().getFirst()));
    assertThat(Scans.imageKeeping(layout, layers()).isPartial()).isFalse();
  }

  @Test
  void layerThatIsNotItsDigestsIsNotKept() throws Exception {
    var sample = image("one");
    Path layout = layout("one", sample);
    Files.write(blob(layout, sample.layers().getFirst()), base().file("x", "y").bytes());

    assertThat(Scans.problems(Scans.imageKeeping(layout, layers())))
        .containsExactly("INV-IMAGE-001");
    assertThat(kept()).hasSize(1);
    assertThat(Scans.problems(Scans.imageKeeping(layout, layers())))
        .containsExactly("INV-IMAGE-001");
  }

  @Test
  void manyScansShareAFolder() throws Exception {
    List<Callable<Inventory>> scans = new ArrayList<>();
    List<Inventory> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Path layout = layout("app" + i, image("app" + i % 4));
      expected.add(Scans.image(layout));
      scans.add(() -> Scans.imageKeeping(layout, layers(), 600));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var done = threads.invokeAll(scans);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(expected.get(i));
      }
    }
    assertThat(kept()).noneMatch(file -> file.toString().endsWith(".part"));
  }

  @Test
  void folderThatCannotBeWrittenIsNoTrouble() throws Exception {
    Files.writeString(layers(), "a file in its place");
    var inventory = Scans.imageKeeping(layout("one", image("one")), layers());
    assertThat(inventory.isPartial()).isFalse();
    assertThat(inventory.packages()).hasSize(3);
  }
}
