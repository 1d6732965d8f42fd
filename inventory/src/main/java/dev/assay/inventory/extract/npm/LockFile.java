package dev.assay.inventory.extract.npm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one lock file plans. Version 1 has a tree under `dependencies`; versions 2 and 3 have a
/// flat list under `packages`, and version 2 repeats the tree for old clients, which is then left
/// out.
final class LockFile {
  private static final int BATCH = 1_024;

  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private final List<InstalledPackage> tree = new ArrayList<>();
  private boolean flat;
  private int entries;

  LockFile(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  void read(JsonParser parser) throws IOException, InterruptedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      problems.broken(1, 1, "not a lock file: no JSON object", "it was skipped");
      return;
    }
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && field.equals("packages")) {
        flat = true;
        readPackages(parser);
      } else if (object && field.equals("dependencies") && !flat) {
        readTree(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /// Hands over the tree where nothing newer was there.
  void finish() {
    if (!flat) {
      tree.forEach(sink::add);
    }
  }

  private void readPackages(JsonParser parser) throws IOException, InterruptedException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      pause();
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      // "" is the project itself, and a key without node_modules one of its workspaces.
      int name = ModulesPath.afterLast(key);
      if (name < 0) {
        parser.skipChildren();
      } else {
        readPackage(parser, key.substring(name), line);
      }
    }
  }

  private void readPackage(JsonParser parser, String folder, int line) throws IOException {
    String name = folder;
    String version = "";
    boolean link = false;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (field) {
        // Only written where it differs from the folder: an alias.
        case "name" -> name = JsonFile.text(parser);
        case "version" -> version = JsonFile.text(parser);
        case "link" -> link = value == JsonToken.VALUE_TRUE;
        default -> parser.skipChildren();
      }
    }
    if (!link && isNamed(name, version, line)) {
      sink.add(planned(name, version, line));
    }
  }

  private void readTree(JsonParser parser) throws IOException, InterruptedException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      pause();
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readDependency(parser, key, line);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readDependency(JsonParser parser, String name, int line)
      throws IOException, InterruptedException {
    String version = "";
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (field.equals("version")) {
        version = JsonFile.text(parser);
      } else if (object && field.equals("dependencies")) {
        readTree(parser);
      } else {
        parser.skipChildren();
      }
    }
    addDependency(name, version, line);
  }

  /// In a tree the version of an alias is `npm:name@version`, and what comes from elsewhere than a
  /// registry has its address there.
  private void addDependency(String name, String version, int line) {
    if (version.startsWith("file:") || version.startsWith("link:")) {
      return; // a folder of the project itself
    }
    int at = version.lastIndexOf('@');
    if (version.startsWith("npm:") && at > "npm:".length()) {
      addDependency(version.substring("npm:".length(), at), version.substring(at + 1), line);
    } else if (version.indexOf(':') >= 0) {
      problems.add(
          5, line, 0, "version", version, "an address and no version", name + " was skipped");
    } else if (isNamed(name, version, line)) {
      tree.add(planned(name, version, line));
    }
  }

  private boolean isNamed(String name, String version, int line) {
    return problems.accepts(line, "name", name, "one package skipped")
        && problems.accepts(line, "version", version, "package " + name + " skipped");
  }

  private InstalledPackage planned(String name, String version, int line) {
    return InstalledPackage.of(PackageType.NPM, name, version, PackageLocation.of(path, line));
  }

  private void pause() throws InterruptedException {
    entries++;
    if (entries % BATCH == 0 && Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
