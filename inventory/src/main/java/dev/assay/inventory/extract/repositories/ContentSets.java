package dev.assay.inventory.extract.repositories;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import java.io.IOException;

/// Reads which of Red Hat's content sets an image was built from: image content manifests, which
/// Red Hat's build systems put into each layer (Red Hat, "Technical Guidance for Vulnerability
/// Scanning Vendors"), and the one file that newer ones write instead.
public final class ContentSets implements Extractor {
  private static final String FOLDER = "root/buildinfo/content_manifests/";
  private static final String EFFECT = "the content set is not known";

  @Override
  public String name() {
    return "content-sets";
  }

  @Override
  public boolean wants(String path) {
    return (path.startsWith(FOLDER)
            && path.indexOf('/', FOLDER.length()) < 0
            && path.endsWith(".json"))
        || path.equals("usr/share/buildinfo/content-sets.json");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-OS", file.path(), sink)) {
      Item manifest = JsonTree.read(file.content(), problems);
      for (Item set : manifest.get("content_sets").items()) {
        if (problems.accepts(set.line(), "content_sets", set.text(), EFFECT)) {
          sink.addRepository(set.text());
        }
      }
    }
  }
}
