package dev.assay.inventory.extract.chisel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.Evidence;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.io.IOException;

/// One object of the manifest while it is being read: a `package`, or a `path` with the slices that
/// brought it. A slice is called after its package, `openssl_bins`.
final class ChiselEntry {
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private int packages;

  ChiselEntry(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  void read(JsonParser parser) throws IOException {
    int line = Math.max(0, parser.currentTokenLocation().getLineNr());
    String kind = "";
    String name = "";
    String version = "";
    String architecture = "";
    String file = "";
    String slice = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "kind" -> kind = JsonFile.text(parser);
        case "name" -> name = JsonFile.text(parser);
        case "version" -> version = JsonFile.text(parser);
        case "arch" -> architecture = JsonFile.text(parser);
        case "path" -> file = JsonFile.text(parser);
        case "slices" -> slice = value == JsonToken.START_ARRAY ? first(parser) : "";
        default -> parser.skipChildren();
      }
    }
    switch (kind) {
      case "package" -> add(line, name, version, architecture);
      case "path" -> own(file, slice);
      default -> {}
    }
  }

  private static String first(JsonParser parser) throws IOException {
    String first = "";
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      String text = JsonFile.text(parser);
      first = first.isEmpty() ? text : first;
    }
    return first;
  }

  private void add(int line, String name, String version, String architecture) {
    if (problems.accepts(line, "name", name, "one package skipped")
        && problems.accepts(line, "version", version, "package " + name + " skipped")
        && problems.accepts(line, "arch", architecture, "package " + name + " skipped")) {
      packages++;
      sink.add(
          new InstalledPackage(
              PackageType.DEB,
              name,
              version,
              architecture,
              new SourcePackage(name, version),
              PackageLocation.of(path, line),
              ""));
    }
  }

  private void own(String file, String slice) {
    int end = slice.indexOf('_');
    boolean fits = file.startsWith("/") && file.length() <= Evidence.LONGEST_PATH && end > 0;
    if (fits && Evidence.isLanguagePackage(file.substring(1))) {
      sink.own(file.substring(1), slice.substring(0, end));
    }
  }

  /// Ubuntu's advisories go by source packages.
  void finish() {
    if (packages > 0) {
      problems.add(
          5,
          0,
          0,
          "",
          "",
          "a Chisel manifest does not name the source packages",
          "packages whose source has another name are not judged by its advisories");
    }
  }
}
