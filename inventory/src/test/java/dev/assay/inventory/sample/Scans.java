package dev.assay.inventory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.inventory.Target;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Takes inventories with the [ListExtractor] and shows them in short.
public final class Scans {
  private Scans() {}

  public static Inventory take(Target target) throws InterruptedException {
    return take(target, ScanLimits.DEFAULT);
  }

  public static Inventory take(Target target, ScanLimits limits) throws InterruptedException {
    return new InventoryScanner(limits, List.of(new ListExtractor()))
        .take(target, ScanProgress.NONE);
  }

  /// Whatever is kept of its layers, an image has one inventory.
  public static Inventory image(Path path) throws IOException, InterruptedException {
    var inventory = take(target(path));
    Path layers = Files.createTempDirectory("layers");
    try {
      assertThat(imageKeeping(path, layers)).isEqualTo(inventory);
      assertThat(imageKeeping(path, layers)).as("the second time").isEqualTo(inventory);
    } finally {
      try (var files = Files.list(layers)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(layers);
    }
    return inventory;
  }

  /// Keeps layers in a folder.
  public static Inventory imageKeeping(Path path, Path layers) throws InterruptedException {
    return imageKeeping(path, layers, 1 << 30);
  }

  /// Keeps layers in a folder, up to some bytes.
  public static Inventory imageKeeping(Path path, Path layers, long mostBytes)
      throws InterruptedException {
    return new InventoryScanner(ScanLimits.DEFAULT, List.of(new ListExtractor()))
        .keepingLayers(layers, mostBytes, Clock.systemUTC())
        .take(target(path), ScanProgress.NONE);
  }

  private static Target target(Path path) {
    return new Target.ImageFile(path, "", "linux/amd64");
  }

  /// `name version path`, each.
  public static List<String> packages(Inventory inventory) {
    return inventory.packages().stream()
        .map(found -> found.name() + " " + found.version() + " " + found.location().path())
        .toList();
  }

  /// `name layer-number`, each; the base is layer 1.
  public static List<String> layers(Inventory inventory, SampleImage image) {
    return inventory.packages().stream()
        .map(found -> found.name() + " " + (image.layers().indexOf(found.location().layer()) + 1))
        .toList();
  }

  public static List<String> problems(Inventory inventory) {
    return inventory.problems().stream().map(problem -> problem.code()).toList();
  }
}
