package dev.assay.inventory.extract.dpkg;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import java.io.IOException;

/// Reads the stanzas of dpkg's status file. Syntax: Debian Policy 5.1, deb822(5); `Status` and its
/// three words: dpkg(1), "Information about packages". opkg of OpenWrt and of Yocto's images keeps
/// the same file in places of its own.
public final class DpkgStatus implements Extractor {
  private static final String STATUS = "var/lib/dpkg/status";
  private static final String STATUS_FOLDER = "var/lib/dpkg/status.d/";

  @Override
  public String name() {
    return "dpkg";
  }

  @Override
  public boolean wants(String path) {
    return path.equals(STATUS)
        || path.equals("usr/lib/opkg/status")
        || path.equals("var/lib/opkg/status")
        || (path.startsWith(STATUS_FOLDER)
            && path.indexOf('/', STATUS_FOLDER.length()) < 0
            && !path.endsWith(".md5sums"));
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-DPKG", file.path(), sink)) {
      var lines = new LineReader(file.content());
      var stanza = new Stanza(file.path(), problems, sink);
      while (lines.next()) {
        if (lines.isBlank()) {
          stanza.finish();
        } else {
          stanza.take(lines);
        }
      }
      // The file ends without an empty line in status.d, and where it was cut off.
      stanza.finish();
    }
  }
}
