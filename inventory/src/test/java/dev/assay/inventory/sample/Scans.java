package dev.assay.inventory.sample;

import dev.assay.inventory.InventoryScanner;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.ScanProgress;
import dev.assay.inventory.Target;
import dev.assay.model.Inventory;
import java.nio.file.Path;
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

  public static Inventory image(Path path) throws InterruptedException {
    return take(new Target.ImageFile(path, "", "linux/amd64"));
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
