package dev.assay.inventory.extract.maven;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.XmlFile;
import java.io.IOException;

/// Reads `pom.xml`, and the `*.pom` of a local repository for what others inherit from them (Maven
/// documentation, "POM Reference"). Profiles are left out: which of them hold is decided when a
/// build runs.
public final class PomFile implements LockExtractor {

  @Override
  public String name() {
    return "maven-pom";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "pom.xml") || path.endsWith(".pom");
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-MAVEN", file.path(), sink)) {
      var reading = new PomReading(problems);
      XmlFile.read(file.content(), problems, reading);
      reading.pom(file.path()).ifPresent(sink::add);
    }
  }
}
