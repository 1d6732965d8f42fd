package dev.assay.advisory.feed.redhat;

import dev.assay.advisory.Ecosystem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a document's product tree says of Enterprise Linux: its products, and which packages are
/// components of them. Everything else, which is most of the tree, is forgotten as it is read.
final class VexProducts {
  /// A package in a product.
  record Placed(Ecosystem platform, Component component) {}

  private final Map<String, Ecosystem> platforms = new HashMap<>();
  private final Map<String, Placed> placed = new HashMap<>();

  /// Takes a `product` of a branch.
  void product(String id, String cpe) {
    RedHatStream.ofCpe(cpe).ifPresent(platform -> platforms.put(id, platform));
  }

  /// Takes a relationship: `component` in `product` is called `id`.
  void relationship(String id, String component, String product) {
    Ecosystem platform = platforms.get(product);
    if (platform == null) {
      return;
    }
    Component.ofVex(component).ifPresent(named -> placed.put(id, new Placed(platform, named)));
  }

  Optional<Placed> find(String id) {
    return Optional.ofNullable(placed.get(id));
  }
}
