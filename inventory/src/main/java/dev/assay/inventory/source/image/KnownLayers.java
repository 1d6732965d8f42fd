package dev.assay.inventory.source.image;

import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.ArchivePass.Outcome;
import dev.assay.inventory.source.archive.Digests;
import dev.assay.inventory.source.cache.LayerCache.Reading;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.model.InputProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The layers that earlier scans have read, as far as a cache has them. Only what was read to its
/// end and held against its digest is kept, and nothing that another scan might do better.
final class KnownLayers {
  /// Depend on how far this scan had come.
  private static final Set<String> OF_THIS_SCAN =
      Set.of(ProblemCode.TIME.code(), ProblemCode.TOTAL_BYTES.code(), ProblemCode.EXTRACTOR.code());

  /// Beyond, problems are only counted.
  private static final int MOST_PROBLEMS = 500;

  private final Scan scan;

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
    return new Reading(layer.digest(), scan.extractors(), scan.limits(), what);
  }
}
