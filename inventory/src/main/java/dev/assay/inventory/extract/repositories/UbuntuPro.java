package dev.assay.inventory.extract.repositories;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.Item;
import dev.assay.inventory.extract.input.JsonTree;
import java.io.IOException;

/// Reads which services of Ubuntu Pro are enabled, from what `pro status --format json` says and
/// its client keeps for everybody to read. Image builds attach, install and detach again: an image
/// then has builds of `esm` and no service, which is what its next `apt upgrade` would find.
public final class UbuntuPro implements Extractor {
  private static final String EFFECT = "the service is taken as not enabled";

  @Override
  public String name() {
    return "ubuntu-pro";
  }

  @Override
  public boolean wants(String path) {
    return path.equals("var/lib/ubuntu-advantage/status.json");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-OS", file.path(), sink)) {
      Item status = JsonTree.read(file.content(), problems);
      if (!status.get("attached").isTrue()) {
        return;
      }
      for (Item service : status.get("services").items()) {
        String name = service.text("name");
        // Enabled services whose packages are kept away for a while say "warning" here.
        boolean enabled =
            service.text("status").equals("enabled") || service.text("status").equals("warning");
        if (enabled && problems.accepts(service.line(), "name", name, EFFECT)) {
          sink.addRepository(name);
        }
      }
    }
  }
}
