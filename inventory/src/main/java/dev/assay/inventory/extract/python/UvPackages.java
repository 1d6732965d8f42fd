package dev.assay.inventory.extract.python;

import dev.assay.inventory.extract.input.Graph;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The packages of a `uv.lock`. The project and its workspace members are packages too, known by
/// their source, and say what they need; what only their development groups lead to is not
/// shipped.
final class UvPackages {
  private final Item document;
  private final Listing listing;
  private final Set<String> shippedRoots = new HashSet<>();
  private final Set<String> developmentRoots = new HashSet<>();
  private final Graph graph = new Graph();

  UvPackages(Item document, Listing listing) {
    this.document = document;
    this.listing = listing;
  }

  void read() {
    List<Item> packages = document.get("package").items();
    for (Item entry : packages) {
      List<String> needed = names(entry);
      graph.put(entry.text("name"), needed);
      if (isProject(entry)) {
        shippedRoots.addAll(needed);
        for (Item group : entry.get("dev-dependencies").fields().values()) {
          addNames(group, developmentRoots);
        }
      }
    }
    Set<String> development = graph.onlyFrom(developmentRoots, shippedRoots);
    for (Item entry : packages) {
      if (!isProject(entry)) {
        add(entry, development);
      }
    }
  }

  private static boolean isProject(Item entry) {
    Item source = entry.get("source");
    return source.get("virtual").isPresent()
        || source.get("editable").isPresent()
        || source.get("directory").isPresent();
  }

  private static List<String> names(Item entry) {
    var names = new ArrayList<String>();
    addNames(entry.get("dependencies"), names);
    for (Item extra : entry.get("optional-dependencies").fields().values()) {
      addNames(extra, names);
    }
    return names;
  }

  private static void addNames(Item dependencies, Collection<String> names) {
    for (Item each : dependencies.items()) {
      names.add(each.text("name"));
    }
  }

  private void add(Item entry, Set<String> development) {
    String name = entry.text("name");
    Item source = entry.get("source");
    String address = source.text("git") + source.text("url");
    if (!address.isEmpty()) {
      listing.elsewhere(name, address, entry.line());
    } else if (!source.get("path").isPresent()) {
      boolean direct = shippedRoots.contains(name) || developmentRoots.contains(name);
      listing.add(
          NormalName.of(name),
          entry.text("version"),
          entry.line(),
          Declaration.dependency(direct, development.contains(name)));
    }
  }
}
