package dev.assay.inventory.extract.go;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `go.sum`, which counts only where no `go.mod` lies beside it: it has the hashes of
/// versions that the build does not use too. It is sorted, so of a module's versions the last is
/// the highest and the one a build may use (Go Modules Reference, "go.sum files").
public final class GoSum implements LockExtractor {

  @Override
  public String name() {
    return "go-sum";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "go.sum");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-GO", PackageType.GO, file.path(), sink)) {
      var lines = new LineReader(file.content());
      String path = "";
      String version = "";
      int line = 0;
      while (lines.next()) {
        String text = lines.text(0);
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
          if (!text.isEmpty()) {
            listing
                .problems()
                .broken(lines.number(), 1, "not a module, a version and a hash", "it was skipped");
          }
          continue;
        }
        String next = text.substring(first + 1, second);
        // The hash of a go.mod alone was needed to choose versions, not to build.
        if (next.endsWith("/go.mod")) {
          continue;
        }
        if (!path.isEmpty() && !path.equals(text.substring(0, first))) {
          listing.add(path, version, line);
        }
        path = text.substring(0, first);
        version = next;
        line = lines.number();
      }
      if (!path.isEmpty()) {
        listing.add(path, version, line);
      }
    }
  }
}
