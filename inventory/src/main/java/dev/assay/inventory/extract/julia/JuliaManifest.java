package dev.assay.inventory.extract.julia;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.TomlTree;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.Map;

/// Reads `Manifest.toml` of Julia: in format 2 below `deps`, in format 1 at the top, by name a
/// list of entries with uuid and version. What has no version belongs to Julia itself (Pkg
/// documentation, "Project.toml and Manifest.toml").
public final class JuliaManifest implements LockExtractor {

  @Override
  public String name() {
    return "julia";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Manifest.toml") || FileName.is(path, "JuliaManifest.toml");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-JULIA", PackageType.JULIA, file.path(), sink)) {
      Item document = TomlTree.read(file, listing.problems());
      Item packages = document.get("manifest_format").isPresent() ? document.get("deps") : document;
      for (Map.Entry<String, Item> named : packages.fields().entrySet()) {
        for (Item entry : named.getValue().items()) {
          add(named.getKey(), entry, listing);
        }
      }
    }
  }

  private static void add(String name, Item entry, Listing listing) {
    if (entry.get("repo-url").isPresent()) {
      listing.elsewhere(name, entry.text("repo-url"), entry.line());
    } else if (entry.get("version").isPresent() && !entry.get("path").isPresent()) {
      listing.add(name, entry.text("version"), entry.line());
    }
  }
}
