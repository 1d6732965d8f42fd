package dev.assay.inventory.extract.apk;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import java.io.IOException;

/// Reads apk's installed database. Each line is a letter, a colon and a value; an empty line ends a
/// package. Letters: Alpine wiki, "Apk spec", "Installed Database V2".
public final class ApkInstalled implements Extractor {

  @Override
  public String name() {
    return "apk";
  }

  @Override
  public boolean wants(String path) {
    // The second is where apk 3 on a merged /usr keeps it.
    return path.equals("lib/apk/db/installed") || path.equals("usr/lib/apk/db/installed");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-APK", file.path(), sink)) {
      var lines = new LineReader(file.content());
      var entry = new ApkEntry(file.path(), problems, sink);
      while (lines.next()) {
        if (lines.isBlank()) {
          entry.finish();
        } else {
          entry.take(lines);
        }
      }
      entry.finish();
    }
  }
}
