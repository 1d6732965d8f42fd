package dev.assay.inventory.extract.cargo;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.TomlTree;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `Cargo.lock`. A crate without a source is one of the project's own, and what it needs is
/// direct; development dependencies are not told apart (The Cargo Book, "Cargo.toml vs
/// Cargo.lock").
public final class CargoLock implements LockExtractor {

  @Override
  public String name() {
    return "cargo";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Cargo.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-CARGO", PackageType.CARGO, file.path(), sink)) {
      Item document = TomlTree.read(file, listing.problems());
      List<Item> crates = document.get("package").items();
      Set<String> direct = direct(crates);
      for (Item crate : crates) {
        String source = crate.text("source");
        String name = crate.text("name");
        if (source.startsWith("registry+") || source.startsWith("sparse+")) {
          boolean named =
              direct.contains(name) || direct.contains(name + " " + crate.text("version"));
          listing.add(
              name, crate.text("version"), crate.line(), Declaration.dependency(named, false));
        } else if (!source.isEmpty()) {
          listing.elsewhere(name, source, crate.line());
        } else if (name.isEmpty()) {
          listing.problems().missing(crate.line(), "name", "one package skipped");
        }
      }
    }
  }

  /// `name`, or `name version` where there are several of the name, perhaps with the source
  /// behind.
  private static Set<String> direct(List<Item> crates) {
    var direct = new HashSet<String>();
    for (Item crate : crates) {
      if (!crate.get("source").isPresent()) {
        for (Item needed : crate.get("dependencies").items()) {
          int source = needed.text().indexOf(" (");
          direct.add(source < 0 ? needed.text() : needed.text().substring(0, source));
        }
      }
    }
    return direct;
  }
}
