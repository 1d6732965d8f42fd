package dev.assay.inventory.extract.dpkg;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;

/// The fields of one package while its stanza is being read. Reused from stanza to stanza.
final class Stanza {
  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;

  private int firstLine;
  private String name = "";
  private String version = "";
  private String status = "";
  private String architecture = "";
  private String source = "";

  Stanza(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  void take(LineReader line) {
    if (firstLine == 0) {
      firstLine = line.number();
    }
    // One look at the first letter keeps the many other fields cheap.
    switch (line.at(0)) {
      case 'P', 'p' -> name = value(line, "Package", name);
      case 'V', 'v' -> version = value(line, "Version", version);
      case 'A', 'a' -> architecture = value(line, "Architecture", architecture);
      case 'S', 's' -> {
        status = value(line, "Status", status);
        source = value(line, "Source", source);
      }
      default -> {}
    }
  }

  private static String value(LineReader line, String field, String before) {
    return line.hasField(field) ? line.text(field.length() + 1) : before;
  }

  void finish() {
    if (firstLine != 0 && isOnDisk() && isComplete()) {
      sink.add(
          new InstalledPackage(
              PackageType.DEB,
              name,
              version,
              architecture,
              sourcePackage(),
              PackageLocation.of(path, firstLine),
              ""));
    }
    firstLine = 0;
    name = "";
    version = "";
    status = "";
    architecture = "";
    source = "";
  }

  private boolean isComplete() {
    if (!problems.accepts(firstLine, "Package", name, "one package skipped")) {
      return false;
    }
    String effect = "package " + name + " skipped";
    return problems.accepts(firstLine, "Version", version, effect)
        && (architecture.isEmpty()
            || problems.accepts(firstLine, "Architecture", architecture, effect));
  }

  /// Whether the third word of `Status` is one of those in which dpkg(1) has the package unpacked:
  /// only half-installed, config-files and not-installed leave no program behind. Images made
  /// without running maintainer scripts stay "unpacked" and hold all files. A stanza without the
  /// field, as some image builders write them, describes a package that is there.
  private boolean isOnDisk() {
    return switch (status.substring(status.lastIndexOf(' ') + 1)) {
      case "", "installed", "unpacked", "half-configured", "triggers-awaited", "triggers-pending" ->
          true;
      case "not-installed", "config-files", "half-installed" -> false;
      default -> {
        problems.add(
            5, firstLine, 0, "Status", status, "unknown state", "package " + name + " taken");
        yield true;
      }
    };
  }

  /// `Source: name` or `Source: name (version)`; Debian Policy 5.6.1. Without a version of its own
  /// the source has the binary's.
  private SourcePackage sourcePackage() {
    int open = source.indexOf('(');
    String sourceName = (open < 0 ? source : source.substring(0, open)).strip();
    int close = source.indexOf(')', open + 1);
    String stated =
        open < 0 ? "" : source.substring(open + 1, close < 0 ? source.length() : close).strip();
    return new SourcePackage(
        sourceName.isEmpty() ? name : sourceName, stated.isEmpty() ? version : stated);
  }
}
