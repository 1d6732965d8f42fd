package dev.assay.inventory.extract.osrelease;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.OperatingSystem.Distribution;
import java.io.IOException;
import java.util.Locale;

/// Reads os-release(5). `etc/os-release` is usually a link to `usr/lib/os-release`, and some images
/// have only one of the two, so both are read; they say the same.
public final class OsRelease implements Extractor {

  @Override
  public String name() {
    return "os-release";
  }

  @Override
  public boolean wants(String path) {
    return path.equals("etc/os-release") || path.equals("usr/lib/os-release");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    String id = "";
    String versionId = "";
    String codename = "";
    String prettyName = "";
    try (var problems = new FileProblems("INV-OS", file.path(), sink)) {
      var lines = new LineReader(file.content());
      while (lines.next()) {
        int equals = lines.indexOf('=');
        if (equals < 0 || lines.at(0) == '#') {
          continue;
        }
        String line = lines.text(0);
        String value = ShellWord.unquote(line.substring(line.indexOf('=') + 1));
        switch (line.substring(0, line.indexOf('=')).strip()) {
          case "ID" -> id = value.toLowerCase(Locale.ROOT);
          case "VERSION_ID" -> versionId = value;
          case "VERSION_CODENAME" -> codename = value;
          case "PRETTY_NAME" -> prettyName = value;
          default -> {}
        }
      }
      String effect = "its distribution stays unknown and its packages are not judged";
      if (problems.accepts(0, "ID", id, effect)) {
        sink.add(
            new Distribution(
                id, versionId, codename.isEmpty() ? codename(prettyName) : codename, prettyName));
      }
    }
  }

  /// Debian's testing and unstable have no `VERSION_ID`, and before Debian 13 no
  /// `VERSION_CODENAME`: only `PRETTY_NAME="Debian GNU/Linux trixie/sid"` names the release. The
  /// two cannot be told apart, which Debian means so: /etc/debian_version reads the same in both.
  private static String codename(String prettyName) {
    String last = prettyName.substring(prettyName.lastIndexOf(' ') + 1);
    return last.endsWith("/sid") ? last.substring(0, last.length() - "/sid".length()) : "";
  }
}
