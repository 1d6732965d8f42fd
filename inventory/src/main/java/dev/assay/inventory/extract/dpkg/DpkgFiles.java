package dev.assay.inventory.extract.dpkg;

import dev.assay.inventory.extract.Evidence;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.LineReader;
import java.io.IOException;

/// Reads which files a package installed: `info/NAME[:ARCH].list` has one absolute path a line;
/// `info/NAME[:ARCH].md5sums` and distroless' `status.d/NAME.md5sums` have a sum, two blanks and a
/// relative path. Of `info` only the lists are read, since they are complete.
public final class DpkgFiles implements Extractor {
  private static final String INFO = "var/lib/dpkg/info/";
  private static final String STATUS_FOLDER = "var/lib/dpkg/status.d/";
  private static final int SUM_LENGTH = 32;

  @Override
  public String name() {
    return "dpkg-files";
  }

  @Override
  public boolean wants(String path) {
    return (path.startsWith(INFO) && path.endsWith(".list"))
        || (path.startsWith(STATUS_FOLDER) && path.endsWith(".md5sums"));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    String owner = packageName(file.path());
    int skipped = file.path().endsWith(".md5sums") ? SUM_LENGTH : 0;
    var lines = new LineReader(file.content());
    while (lines.next()) {
      if (Evidence.mayBeIn(lines)) {
        String path = relative(lines.text(skipped));
        if (Evidence.isLanguagePackage(path)) {
          sink.own(path, owner);
        }
      }
    }
  }

  private static String packageName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    int end = file.indexOf(':');
    return file.substring(0, end < 0 ? file.lastIndexOf('.') : end);
  }

  private static String relative(String path) {
    if (path.startsWith("./")) {
      return path.substring(2);
    }
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
