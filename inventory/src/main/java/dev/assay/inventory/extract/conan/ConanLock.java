package dev.assay.inventory.extract.conan;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `conan.lock`: Conan 2 has lists of references, `requires`, `build_requires` and
/// `python_requires`; Conan 1 has a graph of nodes with a `ref` each, of which node 0 is the
/// project (Conan documentation, "Lockfiles").
public final class ConanLock implements LockExtractor {

  @Override
  public String name() {
    return "conan-lock";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "conan.lock");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-CONAN", PackageType.CONAN, file.path(), sink)) {
      Item document = JsonTree.read(file.content(), listing.problems());
      document
          .get("graph_lock")
          .get("nodes")
          .fields()
          .forEach(
              (number, node) -> {
                Item reference = node.get("ref").isPresent() ? node.get("ref") : node.get("pref");
                if (!number.equals("0") && reference.isPresent()) {
                  boolean build = node.text("context").equals("build");
                  ConanReference.add(reference.text(), reference.line(), build, listing);
                }
              });
      for (Item each : document.get("requires").items()) {
        ConanReference.add(each.text(), each.line(), false, listing);
      }
      for (String kind : new String[] {"build_requires", "python_requires"}) {
        for (Item each : document.get(kind).items()) {
          ConanReference.add(each.text(), each.line(), true, listing);
        }
      }
    }
  }
}
