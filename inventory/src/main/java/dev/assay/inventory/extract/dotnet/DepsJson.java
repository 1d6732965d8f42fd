package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Reads `*.deps.json`, which lies beside every published .NET application and lists what it was
/// built with (.NET documentation, "Runtime configuration files"). Packages that bring no file to
/// run are left out: they were needed to build.
public final class DepsJson implements Extractor {

  @Override
  public String name() {
    return "dotnet-deps";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".deps.json");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      Map<String, Item> target = target(document);
      for (Map.Entry<String, Item> library : document.get("libraries").fields().entrySet()) {
        String type = library.getValue().text("type");
        Item parts = target.getOrDefault(library.getKey(), new Item.Nothing());
        if (type.equals("package") && (target.isEmpty() || isRunning(parts))) {
          NugetKey key = NugetKey.parse(library.getKey());
          listing.add(key.name(), key.version(), library.getValue().line());
        } else if (type.equals("runtimepack")) {
          addRuntime(NugetKey.parse(library.getKey()), library.getValue(), listing);
        }
      }
    }
  }

  /// A runtime that was published with the application:
  /// `runtimepack.Microsoft.NETCore.App.Runtime.…`.
  private static void addRuntime(NugetKey key, Item library, Listing listing) {
    String prefix = "runtimepack.";
    String name =
        key.name().startsWith(prefix) ? key.name().substring(prefix.length()) : key.name();
    listing.add(name, key.version(), library.line());
  }

  private static Map<String, Item> target(Item document) {
    String name = document.get("runtimeTarget").text("name");
    if (name.isEmpty()) {
      name = document.text("runtimeTarget");
    }
    return new HashMap<>(document.get("targets").get(name).fields());
  }

  private static boolean isRunning(Item parts) {
    return parts.get("runtime").isPresent()
        || parts.get("runtimeTargets").isPresent()
        || parts.get("native").isPresent()
        || parts.get("resources").isPresent();
  }
}
