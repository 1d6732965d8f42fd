package dev.assay.inventory.extract.apk;

import dev.assay.inventory.extract.Evidence;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;

/// One package while its lines are being read. Reused from package to package.
final class ApkEntry {
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;

  private int firstLine;
  private String name = "";
  private String version = "";
  private String architecture = "";
  private String origin = "";
  private String folder = "";
  private String license = "";

  ApkEntry(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  void take(LineReader line) {
    if (firstLine == 0) {
      firstLine = line.number();
    }
    if (line.at(1) != ':') {
      return;
    }
    switch (line.at(0)) {
      case 'P' -> name = line.text(2);
      case 'V' -> version = line.text(2);
      case 'A' -> architecture = line.text(2);
      case 'L' -> license = line.text(2);
      case 'o' -> origin = line.text(2);
      // A folder; the files named after it lie in it.
      case 'F' -> folder = line.length() > Evidence.LONGEST_PATH ? "" : line.text(2);
      case 'R' -> own(line.text(2));
      default -> {}
    }
  }

  /// The name stands before the files in every database apk writes.
  private void own(String file) {
    String owned = folder.isEmpty() ? file : folder + "/" + file;
    if (!name.isEmpty() && Evidence.isLanguagePackage(owned)) {
      sink.own(owned, name);
    }
  }

  void finish() {
    if (firstLine != 0 && isComplete()) {
      // apk records no version of the origin: both come out of one build and share it.
      sink.add(
          new InstalledPackage(
              PackageType.APK,
              name,
              version,
              architecture,
              new SourcePackage(origin.isEmpty() ? name : origin, version),
              PackageLocation.of(path, firstLine),
              "",
              Declaration.licensed(license)));
    }
    firstLine = 0;
    name = "";
    version = "";
    architecture = "";
    origin = "";
    folder = "";
    license = "";
  }

  private boolean isComplete() {
    if (!problems.accepts(firstLine, "P", name, "one package skipped")) {
      return false;
    }
    String effect = "package " + name + " skipped";
    return problems.accepts(firstLine, "V", version, effect)
        && (architecture.isEmpty() || problems.accepts(firstLine, "A", architecture, effect))
        && (origin.isEmpty() || problems.accepts(firstLine, "o", origin, effect));
  }
}
