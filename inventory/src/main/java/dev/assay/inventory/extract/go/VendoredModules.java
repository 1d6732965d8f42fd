package dev.assay.inventory.extract.go;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `vendor/modules.txt`, which counts only where no `go.mod` lies beside the folder: a line
/// `# module version` for each module, `# module version => module version` where it is replaced,
/// and `## explicit` below those that the project itself requires (Go Modules Reference,
/// "Vendoring").
public final class VendoredModules implements LockExtractor {

  @Override
  public String name() {
    return "go-vendor";
  }

  @Override
  public boolean wants(String path) {
    return path.equals("vendor/modules.txt") || path.endsWith("/vendor/modules.txt");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-GO", PackageType.GO, file.path(), sink)) {
      var lines = new LineReader(file.content());
      String header = "";
      int line = 0;
      boolean explicit = false;
      while (lines.next()) {
        if (lines.at(0) != '#') {
          continue;
        }
        if (lines.at(1) == '#') {
          explicit |= lines.text(2).startsWith("explicit");
          continue;
        }
        add(header, explicit, line, listing);
        header = lines.text(1);
        line = lines.number();
        explicit = false;
      }
      add(header, explicit, line, listing);
    }
  }

  private static void add(String header, boolean explicit, int line, Listing listing) {
    int arrow = header.indexOf("=>");
    String[] words = header.substring(arrow < 0 ? 0 : arrow + 2).strip().split("\\s+", -1);
    if (words.length == 2) {
      listing.add(words[0], words[1], line, Declaration.dependency(explicit, false));
    } else if (!header.isEmpty() && arrow < 0) {
      listing.problems().missing(line, "version", "one module skipped");
    }
  }
}
