package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.YamlTree;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `pnpm-lock.yaml`, lock file versions 5, 6 and 9 (pnpm/spec on GitHub, "lockfile").
public final class PnpmLock implements LockExtractor {

  @Override
  public String name() {
    return "pnpm-lock";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "pnpm-lock.yaml") && ModulesPath.afterLast(path) < 0;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NPM", PackageType.NPM, file.path(), sink)) {
      Item document = YamlTree.read(file.content(), listing.problems());
      if (!document.get("lockfileVersion").isPresent()) {
        listing.problems().missing(1, "lockfileVersion", "the file was skipped");
        return;
      }
      new PnpmPackages(document, listing).read();
    }
  }
}
