package dev.assay.inventory.extract.pub;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.YamlTree;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `pubspec.lock`: `packages` by name with source, version and `dependency`, which is
/// `direct main`, `direct dev`, `direct overridden` or `transitive` (Dart documentation, "Package
/// dependencies", lockfile). Of transitive packages it does not say whether they are shipped.
public final class PubspecLock implements LockExtractor {

  @Override
  public String name() {
    return "pub";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "pubspec.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-PUB", PackageType.PUB, file.path(), sink)) {
      Item document = YamlTree.read(file.content(), listing.problems());
      document.get("packages").fields().forEach((name, entry) -> add(name, entry, listing));
    }
  }

  private static void add(String name, Item entry, Listing listing) {
    switch (entry.text("source")) {
      case "path", "sdk" -> {} // part of the project, or of the toolchain
      case "git" -> listing.elsewhere(name, entry.get("description").text("url"), entry.line());
      default -> {
        String kind = entry.text("dependency");
        var said = Declaration.dependency(kind.startsWith("direct"), kind.equals("direct dev"));
        listing.add(name, entry.text("version"), entry.line(), said);
      }
    }
  }
}
