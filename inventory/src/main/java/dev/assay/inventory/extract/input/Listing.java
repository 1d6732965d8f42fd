package dev.assay.inventory.extract.input;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;

/// What one file lists: packages that have a name and a version, those that have only an address,
/// and how many name no version at all. Closing it hands over that count.
public final class Listing implements AutoCloseable {
  private final PackageType type;
  private final String path;
  private final PackageSink sink;
  private final FileProblems problems;
  private int open;
  private int firstOpenLine;
  private String firstOpen = "";

  /// Begins a file.
  ///
  /// @param prefix of the codes of its problems, such as `INV-GO`
  /// @param path of the file
  public Listing(String prefix, PackageType type, String path, PackageSink sink) {
    this.type = type;
    this.path = path;
    this.sink = sink;
    this.problems = new FileProblems(prefix, path, sink);
  }

  public FileProblems problems() {
    return problems;
  }

  public void add(String name, String version, int line) {
    add(name, version, line, Declaration.NONE);
  }

  /// Adds a package, unless its name or version cannot be one.
  ///
  /// @param line 1-based; 0 where unknown
  public void add(String name, String version, int line, Declaration said) {
    if (problems.accepts(line, "name", name, "one package skipped")
        && problems.accepts(line, "version", version, "package " + name + " skipped")) {
      sink.add(
          InstalledPackage.of(type, name, version, PackageLocation.of(path, line)).declared(said));
    }
  }

  /// Notes a package that comes from an address, a repository or a folder: no registry's versions
  /// tell what is in it, so no advisory speaks about it.
  public void elsewhere(String name, String address, int line) {
    problems.add(
        5, line, 0, "version", address, "an address and no version", name + " was skipped");
  }

  /// Counts a package of which no single version is named.
  public void open(String name, int line) {
    if (open == 0) {
      firstOpen = name;
      firstOpenLine = line;
    }
    open++;
  }

  @Override
  public void close() {
    if (open > 0) {
      problems.add(
          6,
          firstOpenLine,
          0,
          "version",
          firstOpen,
          open == 1 ? "names no single version" : open + " packages name no single version",
          open == 1 ? "it is not judged" : "they are not judged");
    }
    problems.close();
  }
}
