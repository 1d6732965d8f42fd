package dev.assay.inventory.source.image;

import dev.assay.inventory.coalesce.Coalescer;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.ArchivePass.Outcome;
import dev.assay.inventory.source.archive.Digests;
import dev.assay.inventory.source.cache.LayerCache.Reading;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.model.InputProblem;
import dev.assay.model.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The layers that earlier scans have read, as far as a cache has them, and what was visible where
/// the same layers were laid over each other. Only what was read to its
/// end and held against its digest is kept, and nothing that another scan might do better.
final class KnownLayers {
  /// Depend on how far this scan had come.
  private static final Set<String> OF_THIS_SCAN =
      Set.of(ProblemCode.TIME.code(), ProblemCode.TOTAL_BYTES.code(), ProblemCode.EXTRACTOR.code());

  /// Beyond, problems are only counted.
  private static final int MOST_PROBLEMS = 500;

  private final Scan scan;

  /// Whether every layer that was read was kept.
  private volatile boolean whole = true;

  KnownLayers(Scan scan) {
    this.scan = scan;
  }

  /// @param wanted files that were asked for; empty for all of the layer
  Optional<FileTree> find(LayerBlob layer, Map<String, String> wanted) {
    return isNamedByItsContent(layer)
        ? scan.layerCache().flatMap(cache -> cache.find(reading(layer, wanted)))
        : Optional.empty();
  }

  void keep(LayerBlob layer, Map<String, String> wanted, FileTree tree, Outcome outcome) {
    if (outcome == Outcome.WHOLE && isNamedByItsContent(layer) && isSettled(tree)) {
      scan.layerCache().ifPresent(cache -> cache.keep(reading(layer, wanted), tree));
    } else {
      whole = false;
    }
  }

  /// The inventory of the same layers laid over each other, under the name of this image; empty
  /// where something was amiss before its layers, such as one that cannot be read.
  Optional<Inventory> find(LayeredImage image) {
    boolean isKnown =
        scan.problems().isEmpty()
            && image.layers().stream().allMatch(KnownLayers::isNamedByItsContent);
    return isKnown
        ? scan.layerCache()
            .flatMap(cache -> cache.findImage(reading(image)))
            .map(visible -> Coalescer.coalesced(image.artifact(), visible))
        : Optional.empty();
  }

  /// Keeps an inventory, if each of its layers was kept and nothing was amiss outside its files.
  void keep(LayeredImage image, Inventory inventory) {
    boolean isRepeatable =
        whole && scan.problems().isEmpty() && inventory.problems().size() <= MOST_PROBLEMS;
    if (isRepeatable) {
      scan.layerCache()
          .ifPresent(cache -> cache.keepImage(reading(image), Coalescer.visible(inventory)));
    }
  }

  private static boolean isNamedByItsContent(LayerBlob layer) {
    return !layer.digests().equals(Digests.NONE) && Digests.isKnown(layer.digest());
  }

  private static boolean isSettled(FileTree tree) {
    return tree.allFindings().stream()
        .allMatch(
            found -> {
              List<InputProblem> problems = found.problems();
              return problems.size() <= MOST_PROBLEMS
                  && problems.stream().noneMatch(one -> OF_THIS_SCAN.contains(one.code()));
            });
  }

  private Reading reading(LayerBlob layer, Map<String, String> wanted) {
    List<String> what = new ArrayList<>();
    new TreeMap<>(wanted).forEach((path, name) -> what.addAll(List.of(path, name)));
    what.add(scan.chosen().words());
    return new Reading(layer.digest(), scan.extractors(), scan.limits(), what);
  }

  private Reading reading(LayeredImage image) {
    return new Reading(
        Reading.IMAGE,
        scan.extractors(),
        scan.limits(),
        Stream.concat(
                image.layers().stream().map(LayerBlob::digest), Stream.of(scan.chosen().words()))
            .toList());
  }
}
