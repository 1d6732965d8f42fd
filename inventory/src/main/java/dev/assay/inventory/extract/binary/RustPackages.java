package dev.assay.inventory.extract.binary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Turns the list of cargo-auditable into packages: `packages`, each with `name`, `version`,
/// `source` and `kind` (`runtime` where nothing is said). What only the build needed is no part of
/// the program.
final class RustPackages {
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;

  RustPackages(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  void read(JsonParser parser) throws IOException, InterruptedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean packages = parser.currentName().equals("packages");
      if (parser.nextToken() == JsonToken.START_ARRAY && packages) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          readPackage(parser);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readPackage(JsonParser parser) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    String name = "";
    String version = "";
    String kind = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      String value = JsonFile.text(parser);
      switch (field) {
        case "name" -> name = value;
        case "version" -> version = value;
        case "kind" -> kind = value;
        default -> {}
      }
    }
    if (!kind.equals("build")
        && problems.accepts(0, "name", name, "one crate skipped")
        && problems.accepts(0, "version", version, "crate " + name + " skipped")) {
      sink.add(InstalledPackage.of(PackageType.CARGO, name, version, PackageLocation.of(path)));
    }
  }
}
