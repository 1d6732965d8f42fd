package dev.assay.inventory.extract.npm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.inventory.extract.input.Pause;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one lock file plans. Version 1 has a tree under `dependencies`; versions 2 and 3 have a
/// flat list under `packages`, and version 2 repeats the tree for old clients, which is then left
/// out.
final class LockFile {
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private final LockTree tree;
  private final Pause pause = new Pause();
  private final List<Planned> planned = new ArrayList<>();
  // What the project and its workspaces ask for by themselves; workspaces may follow packages.
  private final Set<String> wanted = new HashSet<>();
  private boolean flat;

  LockFile(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
    this.tree = new LockTree(path, problems, pause);
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
        tree.read(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /// Hands over the list, or the tree where nothing newer was there.
  void finish() {
    if (!flat) {
      tree.packages().forEach(sink::add);
    }
    for (Planned each : planned) {
      var said = new Declaration(relation(each), each.development, each.license);
      sink.add(each.found.declared(said));
    }
  }

  private Declaration.Relation relation(Planned each) {
    if (wanted.isEmpty()) {
      return Declaration.Relation.UNSTATED;
    }
    return each.atTop && wanted.contains(each.folder)
        ? Declaration.Relation.DIRECT
        : Declaration.Relation.TRANSITIVE;
  }

  private void readPackages(JsonParser parser) throws IOException, InterruptedException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      pause.step();
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      // "" is the project itself, and a key without node_modules one of its workspaces.
      int name = ModulesPath.afterLast(key);
      if (name < 0) {
        readProject(parser);
      } else {
        readPackage(parser, key, name, line);
      }
    }
  }

  private void readProject(JsonParser parser) throws IOException {
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      boolean asks =
          switch (field) {
            case "dependencies", "devDependencies", "optionalDependencies", "peerDependencies" ->
                object;
            default -> false;
          };
      if (!asks) {
        parser.skipChildren();
        continue;
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        wanted.add(key);
        parser.nextToken();
        parser.skipChildren();
      }
    }
  }

  private void readPackage(JsonParser parser, String key, int begin, int line) throws IOException {
    String folder = key.substring(begin);
    String name = folder;
    String version = "";
    String license = "";
    boolean link = false;
    boolean development = false;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (field) {
        // Only written where it differs from the folder: an alias.
        case "name" -> name = JsonFile.text(parser);
        case "version" -> version = JsonFile.text(parser);
        case "license" -> license = JsonFile.text(parser);
        case "link" -> link = value == JsonToken.VALUE_TRUE;
        // "devOptional" is installed without development dependencies too.
        case "dev" -> development = value == JsonToken.VALUE_TRUE;
        default -> parser.skipChildren();
      }
    }
    if (!link
        && problems.accepts(line, "name", name, "one package skipped")
        && problems.accepts(line, "version", version, "package " + name + " skipped")) {
      var found =
          InstalledPackage.of(PackageType.NPM, name, version, PackageLocation.of(path, line));
      planned.add(new Planned(found, folder, isAtTop(key, begin), development, license));
    }
  }

  /// Whether it lies in the `node_modules` of a project and not in that of another package.
  private static boolean isAtTop(String key, int begin) {
    return ModulesPath.afterLast(key.substring(0, begin - ModulesPath.FOLDER.length())) < 0;
  }

  /// A package of the flat list, until it is known who asks for it.
  private record Planned(
      InstalledPackage found, String folder, boolean atTop, boolean development, String license) {}
}
