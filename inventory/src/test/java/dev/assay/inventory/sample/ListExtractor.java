package dev.assay.inventory.sample;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.model.InputProblem;
import dev.assay.model.InstalledPackage;
import dev.assay.model.OperatingSystem;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// A package format as simple as can be, so that tests of sources are about sources: each line is
/// `deb|npm|… NAME VERSION`, `owns PATH PACKAGE`, `os ID VERSION`, `fail` or anything to be left
/// alone. It is read from the usual places of the real formats.
public final class ListExtractor implements Extractor {
  private static final Set<String> PLACES =
      Set.of(
          "var/lib/dpkg/status",
          "lib/apk/db/installed",
          "etc/os-release",
          "usr/lib/os-release",
          "var/lib/dpkg/info/owner.list");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public boolean wants(String path) {
    return PLACES.contains(path) || path.endsWith("package.json") || path.endsWith(".jar");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(file.content(), StandardCharsets.UTF_8));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      line(line.split(" ", -1), file.path(), ++number, sink);
    }
  }

  private static void line(String[] words, String path, int number, PackageSink sink) {
    switch (words[0]) {
      case "deb", "apk", "npm", "maven" ->
          sink.add(
              InstalledPackage.of(
                  PackageType.valueOf(words[0].toUpperCase(Locale.ROOT)),
                  words[1],
                  words[2],
                  PackageLocation.of(path, number)));
      case "owns" -> sink.own(words[1], words[2]);
      case "os" -> sink.add(new OperatingSystem.Distribution(words[1], words[2], "", words[1]));
      case "bad" -> sink.add(InputProblem.of("T-1", path, "bad line", "nothing"));
      case "fail" -> throw new IllegalStateException("made to fail");
      default -> {}
    }
  }
}
