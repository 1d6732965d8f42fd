package dev.assay.inventory.extract.python;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads the headers of a package's metadata file: `*.dist-info/METADATA` of wheels,
/// `*.egg-info/PKG-INFO` and `EGG-INFO/PKG-INFO` of setuptools, and the single file `*.egg-info` of
/// distutils. All have the headers of RFC 822 up to the first empty line ("Core metadata
/// specifications", Python Packaging User Guide).
public final class PythonMetadata implements Extractor {

  @Override
  public String name() {
    return "python";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".dist-info/METADATA")
        || path.endsWith(".egg-info/PKG-INFO")
        || path.endsWith("/EGG-INFO/PKG-INFO")
        || path.endsWith(".egg-info");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    String name = "";
    String version = "";
    String license = "";
    try (var problems = new FileProblems("INV-PYTHON", file.path(), sink)) {
      var lines = new LineReader(file.content());
      // The first of each counts; the long description below the headers may repeat them.
      while (lines.next() && !lines.isBlank()) {
        if (name.isEmpty() && lines.hasField("Name")) {
          name = lines.text("Name:".length());
        } else if (version.isEmpty() && lines.hasField("Version")) {
          version = lines.text("Version:".length());
        } else if (lines.hasField("License-Expression")) {
          license = lines.text("License-Expression:".length());
        } else if (license.isEmpty() && lines.hasField("License")) {
          license = unlessUnknown(lines.text("License:".length()));
        }
      }
      if (problems.accepts(0, "Name", name, "one package skipped")
          && problems.accepts(0, "Version", version, "package " + name + " skipped")) {
        sink.add(
            InstalledPackage.of(
                    PackageType.PYPI, NormalName.of(name), version, PackageLocation.of(file.path()))
                .declared(Declaration.licensed(license)));
      }
    }
  }

  /// What setuptools wrote where a project named no licence.
  private static String unlessUnknown(String license) {
    return license.equals("UNKNOWN") ? "" : license;
  }
}
