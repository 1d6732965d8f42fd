package dev.assay.inventory.extract.java;

import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One archive and all archives in it. What it may cost is limited for the outermost archive as a
/// whole, since entries of a hostile one can share their bytes.
final class ArchiveWalk {
  private static final int DEEPEST = 5;
  private static final int BATCH = 1_024;
  private static final long LARGEST_TEXT = 1 << 20;
  private static final long LARGEST_ARCHIVE = 256 << 20;

  private final FileProblems problems;
  private final PackageSink sink;
  private long unpackable = 1L << 30;
  private int entriesLeft = 4_000_000;
  private int archivesLeft = 20_000;

  ArchiveWalk(FileProblems problems, PackageSink sink) {
    this.problems = problems;
    this.sink = sink;
  }

  /// Reads one archive.
  ///
  /// @param path of the archive, for people and for the location of its packages
  void enter(String path, ZipSlice archive, int depth) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    archivesLeft--;
    if (!archive.open()) {
      broken(path, "no zip archive, or cut off");
      return;
    }
    List<MavenIdentity> stated = new ArrayList<>();
    var manifest = Manifest.NONE;
    boolean hasClasses = false;
    boolean hasArchives = false;
    while (archive.next()) {
      if (--entriesLeft < 0) {
        problems.limit(0, "more than 4000000 entries", "the rest of " + path + " was not read");
        return;
      }
      if (entriesLeft % BATCH == 0 && Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (archive.nameEndsWith(".class")) {
        hasClasses = true;
      } else if (archive.nameStartsWith("META-INF/maven/")) {
        if (archive.nameEndsWith("/pom.properties")) {
          MavenIdentity.parse(text(path, archive)).ifPresent(stated::add);
        }
      } else if (archive.nameStartsWith("META-INF/MANIFEST.MF")) {
        manifest = Manifest.parse(text(path, archive));
      } else if (isNestedArchive(archive)) {
        hasArchives = true;
        nested(path, archive, depth);
      }
    }
    if (!archive.isComplete()) {
      broken(path, "the zip directory is damaged");
    }
    identify(path, stated, manifest, hasClasses && !hasArchives);
  }

  /// The name is made a string only where its last letters allow it to be an archive's.
  private static boolean isNestedArchive(ZipSlice archive) {
    return (archive.nameEndsWith("r") || archive.nameEndsWith("R") || archive.nameEndsWith(".hpi"))
        && JavaArchive.isArchive(archive.name());
  }

  private void nested(String path, ZipSlice archive, int depth)
      throws IOException, InterruptedException {
    String inner = path + "!/" + archive.name();
    if (depth + 1 >= DEEPEST || archivesLeft <= 0) {
      problems.limit(0, "archives nested too deep or too many", inner + " was not read");
      return;
    }
    Optional<ZipSlice> content = archive.content(Math.min(LARGEST_ARCHIVE, unpackable));
    if (content.isEmpty()) {
      broken(inner, "damaged, encrypted or too large");
      return;
    }
    unpackable -= content.get().length();
    enter(inner, content.get(), depth + 1);
  }

  private byte[] text(String path, ZipSlice archive) throws IOException {
    Optional<ZipSlice> content = archive.content(Math.min(LARGEST_TEXT, unpackable));
    if (content.isEmpty()) {
      broken(path + "!/" + archive.name(), "damaged, encrypted or too large");
      return new byte[0];
    }
    unpackable -= content.get().length();
    return content.get().copy();
  }

  private void identify(
      String path, List<MavenIdentity> stated, Manifest manifest, boolean needsIdentity) {
    if (!stated.isEmpty()) {
      // What several packages were put into says nothing of the terms of each.
      boolean one = stated.stream().distinct().count() == 1;
      String license = one ? manifest.license() : "";
      stated.stream().distinct().forEach(identity -> add(path, identity, license));
      return;
    }
    Optional<MavenIdentity> guessed = ArchiveName.of(path).identify(manifest);
    if (guessed.isPresent()) {
      add(path, guessed.get(), manifest.license());
    } else if (needsIdentity) {
      problems.add(
          5,
          0,
          0,
          path,
          "",
          "neither pom.properties nor manifest nor file name tells group, artifact and version",
          "the archive is not judged");
    }
  }

  private void add(String path, MavenIdentity identity, String license) {
    String effect = "one package of the archive skipped";
    if (problems.accepts(0, "groupId", identity.group(), effect)
        && problems.accepts(0, "artifactId", identity.artifact(), effect)
        && problems.accepts(0, "version", identity.version(), effect)) {
      sink.add(
          InstalledPackage.of(
                  PackageType.MAVEN,
                  identity.group() + ":" + identity.artifact(),
                  identity.version(),
                  PackageLocation.of(path))
              .declared(Declaration.licensed(license)));
    }
  }

  private void broken(String path, String reason) {
    problems.add(4, 0, 0, path, "", reason, "what it holds was skipped");
  }
}
