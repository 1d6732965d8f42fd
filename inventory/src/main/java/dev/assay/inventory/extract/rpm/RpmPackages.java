package dev.assay.inventory.extract.rpm;

import dev.assay.inventory.extract.Evidence;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import dev.assay.model.SourcePackage;
import java.util.List;
import java.util.Optional;

/// Headers of a package database in, installed packages out.
final class RpmPackages implements HeaderBlobs {
  private static final int LONGEST_VENDOR = 80;

  private final String path;
  private final FileProblems problems;
  private final PackageSink sink;

  RpmPackages(String path, FileProblems problems, PackageSink sink) {
    this.path = path;
    this.problems = problems;
    this.sink = sink;
  }

  @Override
  public void take(byte[] blob) {
    Optional<RpmHeader> header = RpmHeader.of(blob);
    if (header.isPresent()) {
      take(header.get());
    } else {
      problems.broken(0, 0, "a header whose lengths do not fit into it", "one package skipped");
    }
  }

  private void take(RpmHeader header) {
    String name = header.text(RpmHeader.NAME);
    if (name.equals("gpg-pubkey")) {
      return; // an imported key, which rpm keeps as if it were a package
    }
    String version = header.text(RpmHeader.VERSION);
    String release = header.text(RpmHeader.RELEASE);
    String architecture = header.text(RpmHeader.ARCH);
    String effect = "package " + name + " skipped";
    if (!problems.accepts(0, "NAME", name, "one package skipped")
        || !problems.accepts(0, "VERSION", version, effect)
        || !problems.accepts(0, "RELEASE", release, effect)
        || !(architecture.isEmpty() || problems.accepts(0, "ARCH", architecture, effect))) {
      return;
    }
    String full = epoch(header) + version + "-" + release;
    sink.add(
        new InstalledPackage(
            PackageType.RPM,
            name,
            full,
            architecture,
            source(header, name, full),
            PackageLocation.of(path),
            ""));
    own(header, name);
  }

  /// An epoch of zero is left out, stated or not: rpm compares both as equal, and so one package
  /// has one spelling.
  private static String epoch(RpmHeader header) {
    int[] epoch = header.integers(RpmHeader.EPOCH);
    return epoch.length == 0 || epoch[0] == 0 ? "" : Integer.toUnsignedString(epoch[0]) + ":";
  }

  /// `SOURCERPM` is `name-version-release.src.rpm`, where neither version nor release has a dash.
  /// It tells no epoch.
  private static SourcePackage source(RpmHeader header, String name, String version) {
    String module = header.text(RpmHeader.MODULARITY_LABEL);
    String stated = header.text(RpmHeader.VENDOR).strip();
    String vendor = stated.substring(0, Math.min(stated.length(), LONGEST_VENDOR));
    String file = header.text(RpmHeader.SOURCE_RPM);
    int end = file.lastIndexOf(file.endsWith(".nosrc.rpm") ? ".nosrc.rpm" : ".src.rpm");
    int release = end < 0 ? -1 : file.lastIndexOf('-', end);
    int split = release < 0 ? -1 : file.lastIndexOf('-', release - 1);
    return split <= 0
        ? new SourcePackage(name, version, module, vendor)
        : new SourcePackage(
            file.substring(0, split), file.substring(split + 1, end), module, vendor);
  }

  private void own(RpmHeader header, String name) {
    List<String> folders = header.texts(RpmHeader.DIR_NAMES);
    List<String> files = header.texts(RpmHeader.BASE_NAMES);
    int[] indexes = header.integers(RpmHeader.DIR_INDEXES);
    for (int i = 0; i < Math.min(files.size(), indexes.length); i++) {
      if (indexes[i] >= 0
          && indexes[i] < folders.size()
          && folders.get(indexes[i]).length() <= Evidence.LONGEST_PATH) {
        String absolute = folders.get(indexes[i]) + files.get(i);
        String owned = absolute.startsWith("/") ? absolute.substring(1) : absolute;
        if (Evidence.isLanguagePackage(owned)) {
          sink.own(owned, name);
        }
      }
    }
  }
}
