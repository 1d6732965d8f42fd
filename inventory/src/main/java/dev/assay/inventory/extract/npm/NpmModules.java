package dev.assay.inventory.extract.npm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads the `package.json` of what is installed in `node_modules`. Its name counts, not the
/// folder's: an alias (`npm install a@npm:b`) puts package b into folder a.
///
/// A `package.json` deeper inside a package marks a bundled copy when it has a name and a version,
/// and a module type or a test's fixture when it has not; so only the first are taken, and the
/// others are no problem.
public final class NpmModules implements Extractor {

  @Override
  public String name() {
    return "npm";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith("/package.json") && ModulesPath.afterLast(path) >= 0;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try (var problems = new FileProblems("INV-NPM", file.path(), sink)) {
      var identity = new Identity();
      JsonFile.read(
          file.content(),
          identity::read,
          (line, column, reason) -> {
            problems.broken(line, column, reason, "a package was perhaps skipped");
            identity.broken = true;
          });
      boolean nameless = identity.name.isEmpty() || identity.version.isEmpty();
      if (nameless && (identity.broken || !ModulesPath.isDirect(file.path()))) {
        return;
      }
      if (problems.accepts(0, "/name", identity.name, "one package skipped")
          && problems.accepts(
              0, "/version", identity.version, "package " + identity.name + " skipped")) {
        sink.add(
            InstalledPackage.of(
                    PackageType.NPM,
                    identity.name,
                    identity.version,
                    PackageLocation.of(file.path()))
                .declared(Declaration.licensed(identity.license)));
      }
    }
  }

  /// The fields that matter; of a field written twice the last counts, as in JavaScript.
  private static final class Identity {
    private String name = "";
    private String version = "";
    private String license = "";
    private boolean broken;

    void read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        switch (field) {
          case "name" -> name = JsonFile.text(parser);
          case "version" -> version = JsonFile.text(parser);
          case "license", "licenses" -> license = license(parser);
          default -> parser.skipChildren();
        }
      }
    }

    /// An SPDX expression; in packages of old also `{"type": …}` and a list of such (npm CLI
    /// documentation, "package.json", license).
    private static String license(JsonParser parser) throws IOException {
      String found = "";
      int open = 0;
      do {
        JsonToken token = parser.currentToken();
        if (token == null) {
          return found;
        }
        if (token.isStructStart()) {
          open++;
        } else if (token.isStructEnd()) {
          open--;
        } else if (token == JsonToken.VALUE_STRING
            && found.length() < Declaration.LONGEST_LICENSE
            && (parser.currentName() == null || !parser.currentName().equals("url"))) {
          found = found.isEmpty() ? parser.getText() : found + " AND " + parser.getText();
        }
      } while (open > 0 && parser.nextToken() != null);
      return found;
    }
  }
}
