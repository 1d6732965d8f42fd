package dev.assay.inventory.extract.python;

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

/// Reads `Pipfile.lock`: by category, of which `develop` is for development, each package with its
/// pinned version (pipenv documentation, "Pipfile & Pipfile.lock").
public final class PipfileLock implements LockExtractor {

  @Override
  public String name() {
    return "python-pipenv";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "Pipfile.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-PYTHON", PackageType.PYPI, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      document
          .fields()
          .forEach(
              (category, packages) -> {
                if (!category.equals("_meta")) {
                  boolean development = category.equals("develop");
                  var said = new Declaration(Declaration.Relation.UNSTATED, development, "");
                  packages.fields().forEach((name, entry) -> add(name, entry, said, listing));
                }
              });
    }
  }

  private static void add(String name, Item entry, Declaration said, Listing listing) {
    String version = entry.text("version");
    if (version.startsWith("==")) {
      listing.add(
          NormalName.of(name), version.substring(version.lastIndexOf('=') + 1), entry.line(), said);
    } else if (entry.get("git").isPresent() || !entry.text("file").isEmpty()) {
      listing.elsewhere(name, entry.text("git") + entry.text("file"), entry.line());
    } else if (!entry.get("path").isPresent()) {
      listing.open(name, entry.line());
    }
  }
}
