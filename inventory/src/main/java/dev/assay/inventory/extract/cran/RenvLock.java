package dev.assay.inventory.extract.cran;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `renv.lock`: `Packages` by name, each with `Package`, `Version` and `Source` (renv
/// documentation, "Lockfiles").
public final class RenvLock implements LockExtractor {

  @Override
  public String name() {
    return "renv";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "renv.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-R", PackageType.CRAN, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      for (Item entry : document.get("Packages").fields().values()) {
        String name = entry.text("Package");
        switch (entry.text("Source")) {
          case "Repository" -> {
            // Bioconductor has releases of its own, of which no feed speaks.
            if (entry.text("Repository").startsWith("BioC")) {
              listing.elsewhere(name, entry.text("Repository"), entry.line());
            } else {
              listing.add(name, entry.text("Version"), entry.line());
            }
          }
          case "unknown", "Local" -> listing.open(name, entry.line());
          default -> listing.elsewhere(name, address(entry), entry.line());
        }
      }
    }
  }

  private static String address(Item entry) {
    String repository = entry.text("RemoteUsername") + "/" + entry.text("RemoteRepo");
    return repository.equals("/") ? entry.text("Source") : repository;
  }
}
