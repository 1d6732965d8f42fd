package dev.assay.inventory.extract.composer;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `vendor/composer/installed.json`: in Composer 2 an object with `packages` and the names
/// of those for development, in Composer 1 the bare list.
public final class ComposerInstalled implements Extractor {

  @Override
  public String name() {
    return "composer";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith("/composer/installed.json") || path.equals("composer/installed.json");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-COMPOSER", PackageType.COMPOSER, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      Set<String> development = new HashSet<>();
      document.get("dev-package-names").items().forEach(name -> development.add(name.text()));
      List<Item> entries =
          document.items().isEmpty() ? document.get("packages").items() : document.items();
      for (Item entry : entries) {
        ComposerEntry.add(entry, development.contains(entry.text("name")), listing);
      }
    }
  }
}
