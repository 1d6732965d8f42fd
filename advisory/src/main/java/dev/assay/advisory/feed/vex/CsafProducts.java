package dev.assay.advisory.feed.vex;

import dev.assay.advisory.feed.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The products of a CSAF document: nested branches, single products, and relationships, which make
/// a product of a component within another (CSAF 2.0, 3.2.2).
final class CsafProducts {
  private final Map<String, String> purls = new HashMap<>();
  private final Map<String, List<Place>> related = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();

  private CsafProducts() {}

  /// Where a product id leads.
  ///
  /// @param subcomponents empty where the product itself is meant
  record Place(String product, List<String> subcomponents) {}

  static CsafProducts of(Fields tree) {
    var products = new CsafProducts();
    products.branches(tree);
    tree.objects("full_product_names").forEach(products::add);
    tree.objects("relationships").forEach(products::relate);
    for (Fields group : tree.objects("product_groups")) {
      products.groups.put(group.text("group_id"), group.texts("product_ids"));
    }
    return products;
  }

  /// None where no purl is known.
  List<Place> places(String id) {
    List<Place> places = related.getOrDefault(id, List.of());
    String purl = purls.getOrDefault(id, "");
    return places.isEmpty() && !purl.isEmpty() ? List.of(new Place(purl, List.of())) : places;
  }

  List<String> group(String id) {
    return groups.getOrDefault(id, List.of());
  }

  /// Nested no deeper than [dev.assay.advisory.feed.Json] lets a document be.
  private void branches(Fields holder) {
    for (Fields branch : holder.objects("branches")) {
      if (branch.has("product")) {
        add(branch.object("product"));
      }
      branches(branch);
    }
  }

  private void add(Fields product) {
    String purl = product.object("product_identification_helper").text("purl").strip();
    if (!purl.isEmpty()) {
      purls.put(product.text("product_id"), purl);
    }
  }

  /// A component within a product that has no purl, such as a distribution's release, counts as
  /// itself only where its purl has a version: without one, what holds for one release would be
  /// taken to hold for all.
  private void relate(Fields relationship) {
    String component = purls.getOrDefault(relationship.text("product_reference"), "");
    String holder = purls.getOrDefault(relationship.text("relates_to_product_reference"), "");
    Fields whole = relationship.object("full_product_name");
    String own = whole.object("product_identification_helper").text("purl").strip();
    var places = new ArrayList<Place>();
    if (!own.isEmpty()) {
      places.add(new Place(own, List.of()));
    } else if (!component.isEmpty() && !holder.isEmpty()) {
      places.add(new Place(holder, List.of(component)));
    } else if (component.contains("@")) {
      places.add(new Place(component, List.of()));
    }
    related.put(whole.text("product_id"), places);
  }
}
