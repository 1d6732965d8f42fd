package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads `obj/project.assets.json`, what NuGet's restore resolved: `libraries` by `name/version`,
/// and what the project itself names under `projectFileDependencyGroups`.
public final class ProjectAssets implements LockExtractor {

  @Override
  public String name() {
    return "nuget-assets";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "project.assets.json");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      Set<String> direct = direct(document);
      for (Map.Entry<String, Item> library : document.get("libraries").fields().entrySet()) {
        if (library.getValue().text("type").equals("package")) {
          NugetKey key = NugetKey.parse(library.getKey());
          boolean named = direct.contains(key.name().toLowerCase(Locale.ROOT));
          listing.add(
              key.name(),
              key.version(),
              library.getValue().line(),
              Declaration.dependency(named, false));
        }
      }
    }
  }

  /// `Newtonsoft.Json >= 12.0.1`, in lower case as NuGet compares names.
  private static Set<String> direct(Item document) {
    var direct = new HashSet<String>();
    for (Item group : document.get("projectFileDependencyGroups").fields().values()) {
      for (Item named : group.items()) {
        int blank = named.text().indexOf(' ');
        String name = blank < 0 ? named.text() : named.text().substring(0, blank);
        direct.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return direct;
  }
}
