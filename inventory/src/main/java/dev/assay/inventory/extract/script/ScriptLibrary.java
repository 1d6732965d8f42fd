package dev.assay.inventory.extract.script;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.Optional;

/// Finds well-known JavaScript libraries that were copied into a site as one file, such as
/// `jquery-3.4.1.min.js`: the version is in the file's name or in the comment the library begins
/// with. They are npm's packages, and npm's advisories speak of them. What lies in `node_modules`
/// has a `package.json` that says more.
public final class ScriptLibrary implements Extractor {
  /// Banners stand at the very beginning, at most behind a line or two of somebody's own.
  private static final int HEAD_LINES = 12;

  private static final int HEAD_BYTES = 2_048;

  @Override
  public String name() {
    return "script";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".js")
        && KnownLibrary.ofFile(path, path.lastIndexOf('/') + 1).isPresent()
        && !FileName.isBelow(path, "node_modules/");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    int begin = file.path().lastIndexOf('/') + 1;
    Optional<KnownLibrary> known = KnownLibrary.ofFile(file.path(), begin);
    if (known.isEmpty()) {
      return;
    }
    KnownLibrary library = known.get();
    String version = library.versionInName(file.path().substring(begin));
    if (version.isEmpty()) {
      version = versionInBanner(library, new LineReader(file.content()));
    }
    // Plugins of a library begin with its name too: without a version it is not the library itself.
    try (var problems = new FileProblems("INV-SCRIPT", file.path(), sink)) {
      if (!version.isEmpty() && problems.accepts(0, "version", version, "one library skipped")) {
        sink.add(
            InstalledPackage.of(
                PackageType.NPM, library.npmName(), version, PackageLocation.of(file.path())));
      }
    }
  }

  private static String versionInBanner(KnownLibrary library, LineReader lines)
      throws IOException, InterruptedException {
    for (int read = 0; read < HEAD_LINES && lines.next(); read++) {
      String text = lines.text(0);
      String head = text.substring(0, Math.min(text.length(), HEAD_BYTES));
      String version = library.versionInBanner(head);
      if (!version.isEmpty()) {
        return version;
      }
    }
    return "";
  }
}
