package dev.assay.inventory.extract.composer;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `composer.lock` (Composer documentation, "Basic usage", "Commit your composer.lock
/// file").
public final class ComposerLock implements LockExtractor {

  @Override
  public String name() {
    return "composer-lock";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "composer.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-COMPOSER", PackageType.COMPOSER, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      for (Item entry : document.get("packages").items()) {
        ComposerEntry.add(entry, false, listing);
      }
      for (Item entry : document.get("packages-dev").items()) {
        ComposerEntry.add(entry, true, listing);
      }
    }
  }
}
