package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.List;

/// Finds the version that a well-known program says of itself. Images often hold programs that
/// were built or unpacked by hand, and no package manager knows them.
final class KnownProgram implements Marker {
  private static final int LONGEST_VERSION = 64;

  private final VersionRule rule;
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;
  private boolean found;

  private KnownProgram(VersionRule rule, String path, FileProblems problems, PackageSink sink) {
    this.rule = rule;
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  /// What to look for in a file of this name.
  static List<Marker> markers(String path, FileProblems problems, PackageSink sink) {
    return VersionRule.ALL.stream()
        .filter(rule -> rule.isFor(path))
        .<Marker>map(rule -> new KnownProgram(rule, path, problems, sink))
        .toList();
  }

  @Override
  public List<String> beginnings() {
    return List.of(rule.words());
  }

  @Override
  public boolean isDone() {
    return found;
  }

  @Override
  public void take(Window window) throws IOException, InterruptedException {
    window.require(rule.words().length() + LONGEST_VERSION);
    String version = rule.version(window);
    found = !version.isEmpty();
    if (found && problems.accepts(0, "version", version, rule.program() + " skipped")) {
      sink.add(
          InstalledPackage.of(
              PackageType.GENERIC, rule.program(), version, PackageLocation.of(path)));
    }
  }

  @Override
  public void finish() {
    // All was handed over when it was found.
  }
}
