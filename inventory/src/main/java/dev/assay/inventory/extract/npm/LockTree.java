package dev.assay.inventory.extract.npm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.inventory.extract.input.Pause;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The tree of lock file version 1. It does not say which packages the project itself asks for.
final class LockTree {
  private final String path;
  private final FileProblems problems;
  private final Pause pause;
  private final List<InstalledPackage> packages = new ArrayList<>();

  LockTree(String path, FileProblems problems, Pause pause) {
    this.path = path;
    this.problems = problems;
    this.pause = pause;
  }

  List<InstalledPackage> packages() {
    return packages;
  }

  void read(JsonParser parser) throws IOException, InterruptedException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      pause.step();
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
    boolean development = false;
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (field.equals("version")) {
        version = JsonFile.text(parser);
      } else if (field.equals("dev")) {
        development = value == JsonToken.VALUE_TRUE;
        parser.skipChildren();
      } else if (value == JsonToken.START_OBJECT && field.equals("dependencies")) {
        read(parser);
      } else {
        parser.skipChildren();
      }
    }
    add(name, version, development, line);
  }

  /// In a tree the version of an alias is `npm:name@version`, and what comes from elsewhere than a
  /// registry has its address there.
  private void add(String name, String version, boolean development, int line) {
    if (version.startsWith("file:") || version.startsWith("link:")) {
      return; // a folder of the project itself
    }
    int at = version.lastIndexOf('@');
    if (version.startsWith("npm:") && at > "npm:".length()) {
      add(version.substring("npm:".length(), at), version.substring(at + 1), development, line);
    } else if (version.indexOf(':') >= 0) {
      problems.add(
          5, line, 0, "version", version, "an address and no version", name + " was skipped");
    } else if (problems.accepts(line, "name", name, "one package skipped")
        && problems.accepts(line, "version", version, "package " + name + " skipped")) {
      packages.add(
          InstalledPackage.of(PackageType.NPM, name, version, PackageLocation.of(path, line))
              .declared(new Declaration(Declaration.Relation.UNSTATED, development, "")));
    }
  }
}
