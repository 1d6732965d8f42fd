package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `packages.lock.json`, and `packages.NAME.lock.json` of projects that share a folder: for
/// each target framework the packages, with their resolved version and whether the project names
/// them (NuGet documentation, "PackageReference in project files", locking dependencies).
public final class PackagesLock implements LockExtractor {

  @Override
  public String name() {
    return "nuget-lock";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".lock.json") && path.startsWith("packages.", path.lastIndexOf('/') + 1);
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      for (Item framework : document.get("dependencies").fields().values()) {
        framework.fields().forEach((name, entry) -> add(name, entry, listing));
      }
    }
  }

  private static void add(String name, Item entry, Listing listing) {
    switch (entry.text("type")) {
      case "Project" -> {} // another project of the solution
      case "Transitive", "CentralTransitive" ->
          listing.add(
              name, entry.text("resolved"), entry.line(), Declaration.dependency(false, false));
      default ->
          listing.add(
              name, entry.text("resolved"), entry.line(), Declaration.dependency(true, false));
    }
  }
}
