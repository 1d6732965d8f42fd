package dev.assay.inventory.source.image;

import dev.assay.inventory.TargetException;
import dev.assay.inventory.coalesce.Coalescer;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.ScanFanOut;
import dev.assay.inventory.source.archive.ArchivePass;
import dev.assay.inventory.source.archive.ArchivePass.Outcome;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.inventory.source.tree.LaidTrees;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Reads the layers of an image, each once and side by side, and says what is visible in the end.
final class ImageReader {
  private final Scan scan;
  private final LayeredImage image;
  private final KnownLayers layers;

  ImageReader(Scan scan, LayeredImage image) {
    this.scan = scan;
    this.image = image;
    this.layers = new KnownLayers(scan);
  }

  Inventory read() throws InterruptedException {
    long size = image.layers().stream().mapToLong(LayerBlob::size).sum();
    scan.progress()
        .opened(
            image.artifact().digest().substring(0, Math.min(19, image.artifact().digest().length()))
                + "… "
                + image.layers().size()
                + " layers, "
                + size / 1_000_000
                + " MB");
    Optional<Inventory> known = layers.find(image);
    if (known.isPresent()) {
      return known.get();
    }
    List<FileTree> trees = inParallel(this::layer);
    var laid = LaidTrees.of(trees);
    var linked = laid.wantedThroughLinks(scan::wants);
    if (linked.stream().anyMatch(files -> !files.isEmpty())) {
      inParallel(i -> again(i, linked.get(i), trees.get(i)));
      laid = LaidTrees.of(trees);
    }
    var inventory = Coalescer.coalesce(image.artifact(), laid.visible(), scan.problems());
    layers.keep(image, inventory);
    return inventory;
  }

  /// The largest first, so that no long one is left for the end.
  private List<FileTree> inParallel(LayerWork work) throws InterruptedException {
    List<Integer> order =
        IntStream.range(0, image.layers().size())
            .boxed()
            .sorted(Comparator.comparingLong(i -> -image.layers().get(i).size()))
            .toList();
    var parts = new ArrayList<Callable<FileTree>>();
    order.forEach(i -> parts.add(() -> work.run(i)));
    List<FileTree> done = ScanFanOut.all(parts);
    var inOrder = new ArrayList<FileTree>(done);
    for (int i = 0; i < done.size(); i++) {
      inOrder.set(order.get(i), done.get(i));
    }
    return inOrder;
  }

  private FileTree layer(int index) throws InterruptedException {
    LayerBlob layer = image.layers().get(index);
    var kept = layers.find(layer, Map.of());
    if (kept.isPresent()) {
      return kept.get();
    }
    var tree = new FileTree(layer.digest());
    String name = name(index);
    try (var in = layer.opener().open()) {
      var outcome = ArchivePass.read(scan, name, in, layer.digests(), tree);
      layers.keep(layer, Map.of(), tree, outcome);
      return outcome == Outcome.ANOTHER ? new FileTree(layer.digest()) : tree;
    } catch (IOException | TargetException e) {
      scan.add(ProblemCode.UNAVAILABLE.in(name, Scan.reason(e), "the layer is left out"));
      return tree;
    }
  }

  /// Files that only a link of some layer makes wanted are rare, so a layer is read a second time
  /// for them rather than every file being kept in the first.
  private FileTree again(int index, Map<String, String> wanted, FileTree tree)
      throws InterruptedException {
    if (wanted.isEmpty()) {
      return tree;
    }
    LayerBlob layer = image.layers().get(index);
    var kept = layers.find(layer, wanted);
    if (kept.isPresent()) {
      tree.addFindings(kept.get());
      return tree;
    }
    var second = new FileTree(layer.digest());
    try (var in = layer.opener().open()) {
      var outcome = ArchivePass.readOnly(scan, name(index), in, layer.digests(), second, wanted);
      layers.keep(layer, wanted, second, outcome);
      if (outcome != Outcome.ANOTHER) {
        tree.addFindings(second);
      }
    } catch (IOException | TargetException e) {
      scan.add(
          ProblemCode.UNAVAILABLE.in(
              name(index), Scan.reason(e), "its files that are reached by links are left out"));
    }
    return tree;
  }

  private String name(int index) {
    return "layer " + (index + 1) + " of " + image.artifact().name();
  }

  /// Reads one layer.
  private interface LayerWork {
    FileTree run(int index) throws InterruptedException;
  }
}
