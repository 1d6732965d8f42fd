package dev.assay.finding.store;

import dev.assay.finding.store.PackageGroups.Group;
import dev.assay.model.InstalledPackage;
import dev.assay.model.Inventory;
import java.util.List;
import java.util.SortedMap;

/// An inventory taken apart for keeping: its packages go into shared sets, the rest stays with the
/// resource.
///
/// @param rest the inventory without its packages
/// @param order where the packages stood; empty where they are in order
record KeptInventory(Inventory rest, List<Integer> order, SortedMap<String, Group> packages) {

  static KeptInventory of(Inventory inventory) {
    return new KeptInventory(
        with(inventory, List.of()),
        PackageOrder.of(inventory.packages()),
        PackageGroups.of(inventory.packages()));
  }

  private static Inventory with(Inventory rest, List<InstalledPackage> packages) {
    return new Inventory(rest.artifact(), rest.operatingSystem(), packages, rest.problems());
  }

  /// The inventory as it was.
  ///
  /// @param packages all of them, in no order
  static Inventory restored(Inventory rest, List<Integer> order, List<InstalledPackage> packages) {
    return with(rest, PackageOrder.restored(packages, order));
  }
}
