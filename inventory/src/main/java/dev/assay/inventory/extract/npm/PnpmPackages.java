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

/// The packages of a pnpm lock file by their keys: `/name/1.0.0_peers` in version 5,
/// `/name@1.0.0(peers)` in version 6, `name@1.0.0` in version 9, where what each needs is apart
/// under `snapshots`. Versions before 9 mark development dependencies; for 9 they are those that
/// nothing but a development dependency leads to.
final class PnpmPackages {
  private static final List<String> SHIPPED = List.of("dependencies", "optionalDependencies");

  private final Item document;
  private final Listing listing;
  private final boolean slashes;
  private final Set<String> direct = new HashSet<>();
  private final Set<String> developmentRoots = new HashSet<>();
  private final Set<String> shippedRoots = new HashSet<>();

  PnpmPackages(Item document, Listing listing) {
    this.document = document;
    this.listing = listing;
    this.slashes = document.text("lockfileVersion").startsWith("5");
  }

  void read() {
    Item importers = document.get("importers");
    if (importers.isPresent()) {
      importers.fields().values().forEach(this::readProject);
    } else {
      readProject(document);
    }
    Item snapshots = document.get("snapshots");
    Set<String> onlyDevelopment = onlyDevelopment(snapshots);
    for (Map.Entry<String, Item> entry : document.get("packages").fields().entrySet()) {
      String key = withoutPeers(entry.getKey());
      boolean development = onlyDevelopment.contains(key) || entry.getValue().get("dev").isTrue();
      add(key, entry.getValue(), development);
    }
  }

  private void readProject(Item project) {
    readDirect(project.get("devDependencies"), false);
    for (String kind : SHIPPED) {
      readDirect(project.get(kind), true);
    }
  }

  private void readDirect(Item dependencies, boolean shipped) {
    dependencies
        .fields()
        .forEach(
            (name, value) -> {
              String version = value.text().isEmpty() ? value.text("version") : value.text();
              String key = key(name, version);
              direct.add(withoutPeers(key));
              (shipped ? shippedRoots : developmentRoots).add(key);
            });
  }

  /// Keys, without their peers, of what only development dependencies lead to.
  private Set<String> onlyDevelopment(Item snapshots) {
    var graph = new Graph();
    snapshots
        .fields()
        .forEach(
            (key, snapshot) -> {
              var needed = new ArrayList<String>();
              for (String kind : SHIPPED) {
                snapshot
                    .get(kind)
                    .fields()
                    .forEach((name, version) -> needed.add(key(name, version.text())));
              }
              graph.put(key, needed);
            });
    var only = new HashSet<String>();
    if (snapshots.isPresent()) {
      graph.onlyFrom(developmentRoots, shippedRoots).forEach(key -> only.add(withoutPeers(key)));
    }
    return only;
  }

  /// The key of the package that a name and a version lead to; an alias names it in full.
  private String key(String name, String version) {
    if (version.startsWith("/") || (version.indexOf('@', 1) > 0 && isName(version))) {
      return version;
    }
    if (slashes) {
      return "/" + name + "/" + version;
    }
    boolean six = document.text("lockfileVersion").startsWith("6");
    return (six ? "/" : "") + name + "@" + version;
  }

  /// Whether an `@` belongs to the reference itself and not to the peers behind it.
  private static boolean isName(String version) {
    int peers = version.indexOf('(');
    int at = version.indexOf('@', 1);
    return (peers < 0 || at < peers) && !(version.charAt(0) >= '0' && version.charAt(0) <= '9');
  }

  private String withoutPeers(String key) {
    int peers = key.indexOf('(');
    if (peers >= 0) {
      return key.substring(0, peers);
    }
    int under = slashes ? key.indexOf('_', key.lastIndexOf('/')) : -1;
    return under < 0 ? key : key.substring(0, under);
  }

  private void add(String key, Item entry, boolean development) {
    String bare = key.startsWith("/") ? key.substring(1) : key;
    int split = slashes ? bare.lastIndexOf('/') : bare.indexOf('@', 1);
    // What is from elsewhere has its address as key and says its name itself.
    boolean registry = split > 0 && (!slashes || key.startsWith("/"));
    String reference = registry ? bare.substring(split + 1) : bare;
    String name = registry ? bare.substring(0, split) : entry.text("name");
    if (NpmName.isLocal(reference)) {
      return;
    }
    if (!registry || NpmName.isElsewhere(reference)) {
      listing.elsewhere(name.isEmpty() ? bare : name, reference, entry.line());
    } else {
      var said = Declaration.dependency(direct.contains(key), development);
      listing.add(name, reference, entry.line(), said);
    }
  }
}
