package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `bun.lock` (Bun documentation, "Lockfile"). Its older form `bun.lockb` is a memory
/// image of one version of Bun; it is told as unreadable.
public final class BunLock implements LockExtractor {
  private static final String BINARY = "bun.lockb";

  @Override
  public String name() {
    return "bun-lock";
  }

  @Override
  public boolean wants(String path) {
    return (FileName.is(path, "bun.lock") || FileName.is(path, BINARY))
        && ModulesPath.afterLast(path) < 0;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NPM", PackageType.NPM, file.path(), sink)) {
      if (FileName.is(file.path(), BINARY)) {
        listing
            .problems()
            .add(
                7,
                0,
                0,
                "",
                "",
                "the binary form of Bun's lock file is not read",
                "its packages are unknown; bun install --save-text-lockfile writes one that is");
      } else {
        new BunPackages(JsonTree.read(file.content(), listing.problems()), listing).read();
      }
    }
  }
}
