package dev.assay.finding.store;

import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Where packages stood in an inventory whose order is not that of [PackageGroups#ORDER]: an
/// inventory that a scan took is in that order, one that somebody sent need not be.
final class PackageOrder {
  private PackageOrder() {}

  /// For each package, its place among the sorted ones; empty where they are in order.
  static List<Integer> of(List<InstalledPackage> packages) {
    List<Integer> sorted =
        IntStream.range(0, packages.size())
            .boxed()
            .sorted(Comparator.comparing(packages::get, PackageGroups.ORDER))
            .toList();
    boolean isSorted = true;
    Integer[] places = new Integer[packages.size()];
    for (int place = 0; place < places.length; place++) {
      int was = sorted.get(place);
      places[was] = place;
      isSorted &= was == place;
    }
    return isSorted ? List.of() : List.of(places);
  }

  /// The packages as they stood.
  static List<InstalledPackage> restored(List<InstalledPackage> some, List<Integer> places) {
    List<InstalledPackage> sorted = new ArrayList<>(some);
    sorted.sort(PackageGroups.ORDER);
    return places.isEmpty() ? sorted : places.stream().map(sorted::get).toList();
  }
}
