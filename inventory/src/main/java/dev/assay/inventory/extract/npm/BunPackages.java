package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.input.Graph;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packages of a `bun.lock`: by the path of names that leads to a package, such as
/// `parent/child` where a parent has a copy of its own, a list that begins with `name@version` and
/// holds what it needs.
final class BunPackages {
  private static final List<String> SHIPPED =
      List.of("dependencies", "optionalDependencies", "peerDependencies");

  private final Map<String, Item> packages;
  private final Item workspaces;
  private final Listing listing;

  BunPackages(Item document, Listing listing) {
    this.packages = document.get("packages").fields();
    this.workspaces = document.get("workspaces");
    this.listing = listing;
  }

  void read() {
    var forDevelopment = new HashSet<String>();
    var roots = new HashSet<String>();
    for (Item workspace : workspaces.fields().values()) {
      String own = workspace.text("name");
      workspace
          .get("devDependencies")
          .fields()
          .keySet()
          .forEach(n -> forDevelopment.add(found(own, n)));
      for (String kind : SHIPPED) {
        workspace.get(kind).fields().keySet().forEach(name -> roots.add(found(own, name)));
      }
    }
    Set<String> development = graph().onlyFrom(forDevelopment, roots);
    packages.forEach(
        (key, entry) -> {
          boolean direct = roots.contains(key) || forDevelopment.contains(key);
          add(entry, Declaration.dependency(direct, development.contains(key)));
        });
  }

  private Graph graph() {
    var graph = new Graph();
    packages.forEach(
        (key, entry) -> {
          var needed = new ArrayList<String>();
          for (Item part : entry.items()) {
            for (String kind : SHIPPED) {
              part.get(kind).fields().keySet().forEach(name -> needed.add(found(key, name)));
            }
          }
          graph.put(key, needed);
        });
    return graph;
  }

  /// The copy of a package that another sees: its own, else that of the next one above it.
  private String found(String from, String name) {
    String above = from;
    while (!above.isEmpty()) {
      String own = above + "/" + name;
      if (packages.containsKey(own)) {
        return own;
      }
      above = above.substring(0, Math.max(0, above.lastIndexOf('/')));
    }
    return name;
  }

  private void add(Item entry, Declaration said) {
    Item first = entry.items().isEmpty() ? new Item.Nothing() : entry.items().getFirst();
    NpmName resolved = NpmName.parse(first.text());
    if (NpmName.isLocal(resolved.reference())) {
      return;
    }
    if (NpmName.isElsewhere(resolved.reference())) {
      listing.elsewhere(resolved.name(), resolved.reference(), entry.line());
    } else {
      listing.add(resolved.name(), resolved.reference(), entry.line(), said);
    }
  }
}
